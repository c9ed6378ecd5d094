import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const root = fileURLToPath(new URL('../..', import.meta.url))
const packed = z.array(z.object({ filename: z.string(), files: z.array(z.object({ path: z.string() })) }))

/** What a command printed and how it ended. */
export type Outcome = { status: number | null; stdout: string; stderr: string }

// What `npm test` added for its own sake must not reach the commands under test: they run as at a person's shell.
const shellOnly = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => name !== 'NODE_OPTIONS' && name !== 'npm_config_local_prefix' && !name.startsWith('VITEST'),
  ),
)
const shellPath = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((folder) => !folder.includes('node_modules'))
  .join(delimiter)

/** Runs `command` in `cwd` as a person would at a shell, on the machine's own Node and without a terminal. */
export function run(command: string, args: readonly string[], cwd: string): Outcome {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...shellOnly,
      PATH: shellPath,
      npm_config_update_notifier: 'false',
      npm_config_audit: 'false',
      npm_config_fund: 'false',
      // What npm says of the machine's own settings is not what the command says.
      npm_config_loglevel: 'error',
    },
  })
  return { status, stdout, stderr }
}

/** Builds and packs the project into `folder`; returns the tarball and the paths in it. */
export function pack(folder: string): { tarball: string; files: string[] } {
  const { status, stdout, stderr } = run(
    'npm',
    ['pack', '--json', '--silent', '--pack-destination', folder],
    root,
  )
  if (status !== 0) throw new Error(`npm pack failed: ${stdout}${stderr}`)
  const [first] = packed.parse(JSON.parse(stdout.slice(stdout.search(/^\[/m))))
  if (!first) throw new Error(`npm pack named no tarball: ${stdout}`)
  return { tarball: join(folder, first.filename), files: first.files.map(({ path }) => path) }
}

/** Installs `tarball` into the new folder `folder`, as someone else's project, without install scripts. */
export function installInto(folder: string, tarball: string): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"name":"elsewhere","private":true,"type":"module"}')
  const { status, stdout, stderr } = run(
    'npm',
    ['install', '--ignore-scripts', '--prefer-offline', tarball],
    folder,
  )
  if (status !== 0) throw new Error(`npm install failed: ${stdout}${stderr}`)
}
