import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const root = fileURLToPath(new URL('.', import.meta.url))
const api = process.env['FOLKMOOT_API'] ?? 'http://127.0.0.1:4600'
const port = process.argv.at(process.argv.indexOf('--port') + 1) ?? 'default'

export default defineConfig({
  root,
  base: '/',
  // Each page server of a developer keeps its own prepared packages.
  cacheDir: join(root, '../node_modules/.vite', port),
  plugins: [react()],
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(
      ['/api', '/connect', '/healthz'].map((path) => [
        path,
        { target: api, changeOrigin: true, headers: { origin: api } },
      ]),
    ),
  },
  build: {
    outDir: process.env['FOLKMOOT_CONSOLE'] ?? join(root, '../dist/console'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1_500,
    rollupOptions: {
      input: { index: join(root, 'index.html'), 'round-worker': join(root, 'round-worker.ts') },
      output: {
        // A worker's address stays the same, and says how far it reaches.
        entryFileNames: ({ name }) => (name === 'round-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
})
