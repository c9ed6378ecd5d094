import { spawnSync } from 'node:child_process'
import { accessSync, constants, globSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** A program that some tests need and that npm does not bring. */
export type Requirement = {
  programs: readonly string[]
  packages: readonly string[]
  /** The variable through which the tests learn where the program is. */
  variable: string
  /** Test files that need it carry this word before their ending, among others: `x.prosody.postgres.test.ts`. */
  mark: string
}

/** What the tests need beyond npm, as Debian packages. */
export const requirements: readonly Requirement[] = [
  {
    programs: ['chromium', 'chromium-browser', 'google-chrome'],
    packages: ['chromium'],
    variable: 'FOLKMOOT_CHROMIUM',
    mark: 'browser',
  },
  {
    programs: ['postgres'],
    packages: ['postgresql'],
    variable: 'FOLKMOOT_POSTGRES',
    mark: 'postgres',
  },
  {
    programs: ['ps'],
    packages: ['procps'],
    variable: 'FOLKMOOT_PS',
    mark: 'postgres',
  },
  {
    programs: ['prosody'],
    packages: ['prosody', 'prosody-modules', 'lua-sec'],
    variable: 'FOLKMOOT_PROSODY',
    mark: 'prosody',
  },
  {
    programs: ['nginx'],
    packages: ['nginx'],
    variable: 'FOLKMOOT_NGINX',
    mark: 'proxy',
  },
  {
    programs: ['caddy'],
    packages: ['caddy'],
    variable: 'FOLKMOOT_CADDY',
    mark: 'proxy',
  },
  {
    programs: ['openssl'],
    packages: ['openssl'],
    variable: 'FOLKMOOT_OPENSSL',
    mark: 'proxy',
  },
]

/** The test files that need a program with this mark, as a glob on their names. */
export function testsWith(mark: string): string {
  return `**/*.${mark}.{,*.}test.ts`
}

/** Where Debian keeps programs that are in nobody's path: those of root, and those of PostgreSQL's versions. */
const FOLDERS_ASIDE = ['/usr/sbin', '/usr/lib/postgresql/*/bin']

/** The first of `programs` found in `path`, else where Debian keeps such programs, or `undefined`. */
export function findProgram(
  programs: readonly string[],
  path = process.env.PATH ?? '',
  aside: readonly string[] = FOLDERS_ASIDE,
): string | undefined {
  const folders = [...path.split(delimiter), ...aside.flatMap(newestFirst)]
  return programs
    .flatMap((program) => folders.map((folder) => join(folder, program)))
    .find((file) => isExecutable(file))
}

function newestFirst(pattern: string): readonly string[] {
  return globSync(pattern).toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }))
}

/** The one command that provides `packages`. */
export function installCommand(packages: readonly string[]): string {
  return `sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`
}

/** Whether this machine and this person may install Debian packages. */
export function mayInstall(): boolean {
  return process.getuid?.() === 0 && findProgram(['apt-get']) !== undefined
}

/** Installs Debian packages, where that may be done; true when it succeeded. */
export function install(packages: readonly string[]): boolean {
  if (!mayInstall()) return false
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const options = { stdio: ['ignore', 'ignore', 'inherit'], env } satisfies Parameters<typeof spawnSync>[2]
  const aptGet = (...args: string[]) => spawnSync('apt-get', args, options).status === 0
  const add = () => aptGet('install', '-y', '-qq', '--no-install-recommends', ...packages)
  return add() || (aptGet('update', '-qq') && add())
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
