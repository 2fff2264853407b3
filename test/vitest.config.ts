// Whole documents are rendered in tests, on any machine: a slow one is no failure.
import { basename } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Short files that take long: a machine that has run none begins with the longest text, and one core would wait for these at the end. */
const LONG = ['lint-rules', 'pdf-proofs', 'redline', 'docx-valid', 'variants'];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean =>
      LONG.includes(basename(moduleId, '.test.ts'));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  root: import.meta.dirname,
  // One worker per core: by default one core of two would stand idle.
  // Modules are loaded once per worker: they hold no state that a test could leave behind.
  test: {
    include: ['**/*.test.ts'],
    testTimeout: 120_000,
    maxWorkers: '100%',
    isolate: false,
    sequence: { sequencer: LongFirst },
    // Microsoft's validator runs a second at a time: too short for .NET to watch itself for what it might do faster.
    env: { DOTNET_TieredPGO: '0', DOTNET_gcConcurrent: '0' },
  },
});
