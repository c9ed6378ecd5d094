/** Two at once on one database: workers that fight for a community, and servers of which only one may run. */
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { startPipeline } from '../../app/pipeline.ts'
import { openPostgresLedger } from '../../shell/store/engines/postgres/ledger.ts'
import { folkmoot, startServerIn } from '../journeys/serve-child.ts'
import { homeOf, temporaryFolder } from '../services/home.ts'
import type { Home } from '../services/home.ts'
import { postgresHome } from '../services/postgres-home.ts'
import { sharedCluster } from '../services/shared-postgres.ts'
import { startCuttingProxy } from './cutting-proxy.ts'
import { Done } from './fencing-task.ts'
import type { Task } from './fencing-task.ts'
import { auditLedger } from './ledger-audit.ts'
import { CHARTER } from './pipeline-charter.ts'

const LONG = process.env['LONG'] === '1'
const MESSAGES = LONG ? 20_000 : 1_500
const child = fileURLToPath(new URL('./fencing-child.ts', import.meta.url))

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

async function open(): Promise<Home & { readonly url: string }> {
  const home = await postgresHome()
  closers.push(home.remove)
  return { ...home, url: home.environment['DATABASE_URL'] ?? '' }
}

/** The same database with a folder of its own, as on another machine. */
function elsewhere(url: string): Home {
  const home = homeOf({ engine: 'postgres', folder: temporaryFolder(), url }, { DATABASE_URL: url })
  closers.push(home.remove)
  return home
}

function startWorker(task: Task) {
  const worker = fork(child, [JSON.stringify(task)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const ended = once(worker, 'exit')
  const said = new Promise<unknown>((resolve) => worker.once('message', resolve))
  return {
    process: worker,
    done: ended.then(async ([code]) => (expect(code).toBe(0), Done.parse(await said))),
  }
}

/** Halts one and then the other, in the middle of whatever it does, until both have ended. */
async function halt(workers: readonly ChildProcess[]): Promise<number> {
  for (let halts = 0; ; halts += 1) {
    const worker = workers.filter(({ exitCode }) => exitCode === null)[halts % 2]
    if (worker === undefined && workers.every(({ exitCode }) => exitCode !== null)) return halts
    await sleep(40)
    worker?.kill('SIGSTOP')
    await sleep(120)
    worker?.kill('SIGCONT')
  }
}

test('two workers fight for one community: one commits at a time, nothing is there twice', async () => {
  const home = await open()
  const pipeline = await startPipeline(home.storage, {})
  const community = await pipeline.createCommunity({ name: 'Fought for' })
  const account = await pipeline.createAccount({ community, platform: 'room', name: 'room', settings: '{}' })
  await pipeline.publish({ community, source: CHARTER, files: {}, operator: 'anna', reason: '' })
  await pipeline.close()

  const task = { url: home.url, community, account, messages: MESSAGES, start: Date.now() - 3_600_000 }
  const workers = [0, MESSAGES / 2].map((from) => startWorker({ ...task, from }))
  const halts = await halt(workers.map((worker) => worker.process))
  const done = await Promise.all(workers.map((worker) => worker.done))

  const reads = await home.reader()
  closers.push(() => reads.close())
  const { events, faults } = await auditLedger(reads, community)
  expect(faults).toEqual([])
  const natives = events.flatMap(({ kind, native }) => (kind === 'message.sent' ? (native ?? '') : []))
  expect(natives.toSorted()).toEqual(Array.from({ length: MESSAGES }, (_, id) => `m${id}`).toSorted())
  console.log(`fencing: ${JSON.stringify({ messages: MESSAGES, halts, workers: done })}`)
  for (const { fenced, appended } of done) {
    expect(fenced).toBeGreaterThan(0)
    expect(appended).toBeGreaterThan(0)
  }
})

/** A line whose near end can break without the far end's learning of it. */
async function startSilentLine(target: number) {
  const near: Socket[] = []
  const server = createServer((client) => {
    const far = connect(target, '127.0.0.1')
    client.on('error', () => {})
    far.on('error', () => {})
    client.pipe(far, { end: false })
    far.pipe(client)
    near.push(client)
    closers.push(() => far.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(() => server.close())
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { port, break: () => near.splice(0).forEach((client) => client.destroy()) }
}

test('its own connection from before, in which the server still believes, keeps nobody out', async () => {
  const { url } = await open()
  const line = await startSilentLine((await sharedCluster()).port)
  const throughLine = url.replace(/:\d+\//, `:${line.port}/`)
  const taken: string[] = []
  const onTaken = (refusal: Error) => void taken.push(refusal.message)
  const ledger = await openPostgresLedger(throughLine, { now: () => 1, onTaken })
  closers.push(() => ledger.close())
  await ledger.createCommunity({ community: 1, name: 'Club', created: 1 })
  line.break()
  expect(await ledger.listCommunities()).toHaveLength(1)
  await ledger.createCommunity({ community: 2, name: 'Other', created: 1 })
  expect(taken).toEqual([])
  await expect(openPostgresLedger(url, { now: () => 1, onTaken })).rejects.toMatchObject({ code: 'in-use' })
})

test('a second server on the same database is refused, in both languages, and starts once the first has ended', async () => {
  const home = await open()
  const first = await startServerIn(home, '--no-demo')
  closers.push(() => first.process.kill())
  const other = elsewhere(home.url)
  const second = folkmoot(['serve', '--data', other.folder, '--port', '0', '--no-demo'], other.environment)
  expect(await second.ended).toBe(1)
  expect(second.errors()).toContain('Another Folkmoot is running on postgresql://')
  expect(second.errors()).toContain('另一个 Folkmoot 正在使用 postgresql://')
  expect(second.errors()).not.toContain('folkmoot@')
  expect((await fetch(`${first.address}/healthz`)).status).toBe(200)

  expect(await first.stop()).toBe(0)
  const third = await startServerIn(other, '--no-demo')
  expect(await third.stop()).toBe(0)
})

test('a server that was cut off while another took the database over ends by itself', async () => {
  const home = await open()
  const proxy = await startCuttingProxy((await sharedCluster()).port)
  closers.push(() => proxy.close())
  const cut = elsewhere(home.url.replace(/:\d+\//, `:${proxy.port}/`))
  const first = await startServerIn(cut, '--no-demo')
  closers.push(() => first.process.kill())
  proxy.shut()
  const second = await startServerIn(home, '--no-demo')
  closers.push(() => second.process.kill())
  proxy.open()
  expect(await first.ended).toBe(1)
  expect(first.errors()).toContain('Another Folkmoot is running on postgresql://')
  expect((await fetch(`${second.address}/healthz`)).status).toBe(200)
  expect(await second.stop()).toBe(0)
})
