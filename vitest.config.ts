import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const rooms = ['core', 'connectors', 'imports', 'shell', 'app', 'tools', 'bench', 'console']

// Processes and threads that tests start load the whole program: compiled once, they start in half the time.
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(new URL('node_modules/.cache/node', import.meta.url))

export default defineConfig({
  test: {
    pool: 'forks',
    // What is waited for may take its time on a small machine.
    expect: { poll: { timeout: 30_000 } },
    // Many tests wait for servers: with one worker on two cores, half of the machine would stand idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    passWithNoTests: true,
    coverage: {
      provider: 'v8',
      include: ['core/**/*.ts', 'connectors/**/*.ts', 'imports/**/*.ts', 'shell/**/*.ts', 'app/**/*.ts'],
      exclude: ['**/*.test.ts'],
      reporter: ['text-summary', 'html'],
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: rooms.map((room) => `${room}/**/*.test.ts`),
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'cross',
          include: ['test/**/*.test.ts'],
          globalSetup: ['test/services/shared-postgres.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
