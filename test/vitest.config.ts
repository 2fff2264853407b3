// Whole documents are rendered in tests, on any machine: a slow one is no failure.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: import.meta.dirname,
  // One worker per core: by default one core of two would stand idle.
  // Modules are loaded once per worker: they hold no state that a test could leave behind.
  test: {
    include: ['**/*.test.ts'],
    testTimeout: 120_000,
    maxWorkers: '100%',
    isolate: false,
    // Microsoft's validator runs a second at a time: too short for .NET to watch itself for what it might do faster.
    env: { DOTNET_TieredPGO: '0', DOTNET_gcConcurrent: '0' },
  },
});
