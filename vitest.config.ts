// Whole documents are rendered in tests, on any machine: a slow one is no failure.
import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { include: ['test/**/*.test.ts'], testTimeout: 120_000 } });
