// `npm run build:console`: the console, bundled into dist/console. With --if-stale only when its sources changed.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = process.env['FOLKMOOT_CONSOLE'] ?? join(root, 'dist/console')
const mark = join(folder, '.built-from')
const compressed = /\.(?:js|css|html|svg|json|webmanifest)$/

const sources = fingerprint()
if (!process.argv.includes('--if-stale') || !isBuiltFrom(sources)) await build()

async function build(): Promise<void> {
  // Tests start this with NODE_ENV=test, by which React would be bundled for its developers.
  process.env['NODE_ENV'] = 'production'
  const { build: bundle } = await vite()
  console.log('building the console …')
  await bundle({ configFile: join(root, 'console/vite.config.ts'), logLevel: 'warn' })
  await Promise.all(
    filesIn(folder)
      .filter((path) => compressed.test(path))
      .map((path) => compress(path)),
  )
  writeFileSync(mark, sources)
}

async function vite() {
  try {
    return await import('vite')
  } catch {
    console.error(
      'The console is not built, and what builds it is not installed: run `npm ci` without --omit=dev.',
    )
    process.exit(1)
  }
}

async function compress(path: string): Promise<void> {
  const small = await promisify(brotliCompress)(readFileSync(path), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9 },
  })
  writeFileSync(`${path}.br`, small)
}

function isBuiltFrom(wanted: string): boolean {
  return existsSync(mark) && readFileSync(mark, 'utf8') === wanted
}

function fingerprint(): string {
  const hash = createHash('sha256')
  const files = [
    ...filesIn(join(root, 'console')),
    join(root, 'shell/api/contract.ts'),
    join(root, 'package-lock.json'),
  ].sort()
  for (const path of files) hash.update(relative(root, path)).update(readFileSync(path))
  return hash.digest('hex')
}

function filesIn(path: string): string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => join(path, name))
    .filter((name) => statSync(name).isFile())
}
