// `node tools/with-node24.js COMMAND ARGS…`: runs a package's command, or a .ts/.js file, on the bundled Node 24.
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findNode, runNode } from '../bin/node24.js'

const root = fileURLToPath(new URL('..', import.meta.url))

const owners = { tsc: 'typescript', vitest: 'vitest', oxlint: 'oxlint', oxfmt: 'oxfmt', knip: 'knip' }

function scriptOf(command) {
  if (/\.[cm]?[jt]s$/.test(command)) return resolve(command)
  const folder = join(root, 'node_modules', owners[command] ?? command)
  const manifest = join(folder, 'package.json')
  if (!existsSync(manifest)) {
    process.stderr.write(
      `with-node24: '${command}' is neither a script nor an installed package; run \`npm ci\` first\n`,
    )
    process.exit(1)
  }
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[command])
}

const [command, ...args] = process.argv.slice(2)
if (!command) {
  process.stderr.write('usage: node tools/with-node24.js COMMAND [ARGS…]\n')
  process.exit(2)
}

// What these tools start by the bare name `node` is Node 24 as well.
const node = findNode()
if (node) process.env.PATH = `${dirname(node)}${delimiter}${process.env.PATH}`
runNode([scriptOf(command), ...args])
