/** A PostgreSQL cluster of our own, with data in a temporary folder and a free port of this machine. */
import { execFile, execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { openPostgresLedger } from '../../shell/store/engines/postgres/ledger.ts'
import { findProgram, requirements } from '../../tools/requirements.ts'

const run = promisify(execFile)
/** Holds an empty, migrated installation: a copy of it is faster than migrating. */
const TEMPLATE = 'folkmoot_template'

export interface FreshDatabase {
  readonly url: string
  readonly drop: () => Promise<void>
}

export interface Cluster extends ClusterPlace {
  readonly url: (database: string) => string
  /** A new database of Folkmoot without any data, or one without tables. */
  readonly freshDatabase: (kind?: 'migrated' | 'bare') => Promise<FreshDatabase>
  /** As an administrator would: connections are ended, data is kept. */
  readonly restart: () => Promise<void>
  /** All of its processes at once, as at a power cut. */
  readonly kill: () => void
  /** After `kill`. */
  readonly start: () => Promise<void>
  /** Stops it and removes its data. */
  readonly stop: () => Promise<void>
}

/** Where a cluster lies: enough for another process to use it. */
export interface ClusterPlace {
  readonly folder: string
  readonly port: number
}

/** Makes and starts one; `durable` for tests of what survives a crash of the server. */
export async function startCluster({ durable = false } = {}): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'folkmoot-postgres-'))
  const owner = ownerOf()
  if (owner !== null) chownSync(folder, owner.uid, owner.gid)
  const data = join(folder, 'data')
  // An order of words that is not that of bytes, so that a column without its own order would be seen.
  const order = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=en']
  const options = ['--auth=trust', '--username=folkmoot', '--no-sync', ...order]
  await run(program('initdb'), ['--pgdata', data, ...options], { ...owner, cwd: folder })
  const cluster = clusterAt({ folder, port: await freePort() }, durable)
  try {
    await cluster.start()
    await administer(cluster.url('postgres'), `CREATE DATABASE ${TEMPLATE}`)
    await (await openPostgresLedger(cluster.url(TEMPLATE), { now: () => 1 })).close()
    return cluster
  } catch (error) {
    await cluster.stop()
    throw error
  }
}

/** A handle on a cluster that another process has started. */
export function clusterAt({ folder, port }: ClusterPlace, durable = false): Cluster {
  const owner = ownerOf()
  const data = join(folder, 'data')
  const control = (...args: string[]) =>
    run(program('pg_ctl'), ['--pgdata', data, '--silent', '--wait', ...args], { ...owner, cwd: folder })
  const url = (database: string) => `postgresql://folkmoot@127.0.0.1:${port}/${database}`
  const start = async () => {
    const safety = durable ? '' : '-c fsync=off -c synchronous_commit=off -c full_page_writes=off'
    const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} ${safety}`
    await control('--log', join(folder, 'log'), '--options', settings, 'start')
  }
  return {
    folder,
    port,
    url,
    start,
    freshDatabase: async (kind = 'migrated') => {
      const name = `test_${randomUUID().replaceAll('-', '')}`
      const template = kind === 'migrated' ? TEMPLATE : 'template0'
      await administer(url('postgres'), `CREATE DATABASE ${name} TEMPLATE ${template}`)
      return {
        url: url(name),
        drop: () => administer(url('postgres'), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
      }
    },
    restart: async () => {
      await control('--mode', 'fast', 'stop')
      await start()
    },
    kill: () => {
      const [postmaster] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
      for (const id of [...childrenOf(Number(postmaster)), Number(postmaster)]) killOne(id)
    },
    stop: async () => {
      await control('--mode', 'immediate', 'stop').catch(() => null)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Statements that only an administrator may send, one after the other. */
export async function administer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** PostgreSQL does not run as root: then its own account takes over, and its data must be in its hands. */
function ownerOf(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null
  const id = (kind: string) => Number(execFileSync('id', [kind, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

function program(name: string): string {
  const server = process.env['FOLKMOOT_POSTGRES'] ?? findProgram(postgresPrograms())
  if (server === undefined) throw new Error('PostgreSQL is not installed: apt-get install postgresql')
  return join(dirname(server), name)
}

function postgresPrograms(): readonly string[] {
  return requirements.find(({ variable }) => variable === 'FOLKMOOT_POSTGRES')?.programs ?? []
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}

function childrenOf(process: number): readonly number[] {
  const list = execFileSync('ps', ['-o', 'pid=', '--ppid', String(process)], { encoding: 'utf8' })
  return list.split('\n').flatMap((line) => (line.trim() === '' ? [] : Number(line)))
}

function killOne(id: number): void {
  try {
    process.kill(id, 'SIGKILL')
  } catch {
    // It has ended by itself in the meantime.
  }
}
