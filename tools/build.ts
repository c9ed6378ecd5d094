// `npm run build`: compiles the shipped folders to dist/ and copies beside them what is not TypeScript.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const root = fileURLToPath(new URL('..', import.meta.url))
const shipped = ['core', 'connectors', 'imports', 'shell', 'app', 'charters']
const assets = /\.(?:sql|ya?ml|json|html|css|js|svg|png|txt)$/

const manifest = z.object({ name: z.string(), version: z.string(), type: z.string() })

rmSync(join(root, 'dist'), { recursive: true, force: true })

const compile = spawnSync(
  process.execPath,
  [join(root, 'tools/with-node24.js'), 'tsc', '-p', 'tsconfig.build.json'],
  { cwd: root, stdio: 'inherit' },
)
if (compile.status !== 0) process.exit(compile.status ?? 1)

// Code that asks for the version reads `../package.json`, seen from app/ as from dist/app/.
const { name, version, type } = manifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
writeFileSync(join(root, 'dist/package.json'), `${JSON.stringify({ name, version, type }, null, 2)}\n`)

let copied = 0
for (const folder of shipped) {
  for (const path of assetsOf(folder)) {
    const target = join(root, 'dist', path)
    mkdirSync(dirname(target), { recursive: true })
    copyFileSync(join(root, path), target)
    copied += 1
  }
}
const bundled = spawnSync(process.execPath, [join(root, 'tools/with-node24.js'), 'tools/build-console.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, FOLKMOOT_CONSOLE: join(root, 'dist/console') },
})
if (bundled.status !== 0) process.exit(bundled.status ?? 1)
console.log(`dist/: compiled, ${copied} other files copied`)

function assetsOf(folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((path) => join(folder, path))
      .filter((path) => assets.test(path) && !/[\\/](?:node_modules|fixtures)[\\/]/.test(path))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
