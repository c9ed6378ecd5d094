// `npm run check:install`: installs a copy of the project with npm 11, with npm 12 and without install scripts,
// and asks each for the bundled Node. Minutes long and downloading, hence no part of `npm test`.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

type Way = { title: string; npm: string; options: readonly string[] }

const ways: readonly Way[] = [
  { title: 'npm 11', npm: '11', options: [] },
  { title: 'npm 11, no install scripts', npm: '11', options: ['--ignore-scripts'] },
  { title: 'npm 12', npm: '12', options: [] },
  { title: 'npm 12, no install scripts', npm: '12', options: ['--ignore-scripts'] },
]

const root = fileURLToPath(new URL('..', import.meta.url))
const needed = ['package.json', 'package-lock.json', '.npmrc', 'bin', 'tools']

// The copy must find its own Node, not the one that runs this script.
const path = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((folder) => !folder.includes('node_modules'))
  .join(delimiter)

let broken = 0
for (const way of ways) {
  const fault = check(way)
  console.log(`${fault ? 'FAILED' : 'ok    '} ${way.title}${fault ? `: ${fault}` : ''}`)
  if (fault) broken += 1
}
process.exitCode = broken > 0 ? 1 : 0

function check({ npm, options }: Way): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'folkmoot-install-'))
  try {
    for (const name of needed) cpSync(join(root, name), join(folder, name), { recursive: true })
    const installed = npmRun(npm, ['ci', '--no-audit', '--no-fund', ...options], folder)
    if (installed.status !== 0) return installed.output || `npm ended with ${installed.status}`
    if (!existsSync(join(folder, 'node_modules/vitest/package.json')))
      return 'development dependencies are missing'
    if (/approve-scripts|install scripts? (?:blocked|not run|skipped)/i.test(installed.output))
      return installed.output
    const script = "import('./bin/node24.js').then(({ findNode }) => console.log(findNode()))"
    const node = start('node', ['-e', script], folder).output.trim()
    if (!node.startsWith(folder)) return `the bundled Node was not found, but '${node}'`
    const { output } = start(node, ['--version'], folder)
    return /^v2[4-9]\./.test(output) ? undefined : `the bundled Node answers '${output}'`
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

// npm 12 itself needs a newer Node than the machine may have; what it installs is the same.
function npmRun(version: string, args: readonly string[], folder: string) {
  const prefix = join(folder, '.npm-under-test')
  mkdirSync(prefix)
  const got = start('npm', ['install', '--silent', '--no-save', '--prefix', prefix, `npm@${version}`], prefix)
  if (got.status !== 0) return got
  const cli = join(prefix, 'node_modules/npm/bin/npm-cli.js')
  return start(process.execPath, [cli, ...args], folder, `${dirname(process.execPath)}${delimiter}${path}`)
}

function start(command: string, args: readonly string[], cwd: string, PATH = path) {
  const env = { ...process.env, PATH, npm_config_update_notifier: 'false', npm_config_loglevel: 'warn' }
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8', env })
  return { status, output: error ? error.message : `${stdout}${stderr}` }
}
