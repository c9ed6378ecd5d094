/**
 * The whole of Folkmoot against the world: a real Prosody, a real `serve`, people who go on writing while the
 * process is killed, the chat server restarted, the network cut and the database taken away. LONG=1 kills twenty
 * times and cuts for ten minutes.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { until } from '../journeys/serve-child.ts'
import { CutProxy } from '../services/cut-proxy.ts'
import type { Home } from '../services/home.ts'
import { Prosody } from '../services/prosody.ts'
import { XmppPerson } from '../services/xmpp-person.ts'
import { readArchive } from './world-archive.ts'
import { Crowd } from './world-people.ts'
import { WorldServer, foundWith } from './world-server.ts'
import { judge, unsettled } from './world-verdict.ts'

const LONG = process.env['LONG'] === '1'
const KILLS = LONG ? 20 : 5
const OUTAGE = LONG ? 600_000 : 2_000
const PACE = LONG ? { every: 400, ask: 20_000 } : { every: 150, ask: 500 }
const CALM = LONG ? 300_000 : 90_000
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000)

/** An outage of ten minutes is not late here: everything is to be answered. */
const CHARTER = `
folkmoot: 1
name: World
purpose: To live through what happens to a server
language: en
timezone: UTC
late: 2h
groups:
  hall: { for: Talking }
onboarding:
  welcome: { say: 'Welcome {members}!', gather: 1s }
words:
  ads: [cheap watches]
rules:
  - id: answer
    title: Questions are answered
    when: message
    if: "text.matches_any(['question'])"
    do: [{ reply: 'Noted.' }]
  - id: no-ads
    title: No advertising
    when: message
    if: "text.matches_list('ads')"
    do: [recall]
    escalate: { within: 24h, steps: [warn, warn, { mute: 10m }, case] }
`

export interface World {
  readonly home: Home
  /** What happens to the database in the middle, one after the other. */
  readonly trouble: readonly (() => Promise<void>)[]
  readonly close: () => Promise<void>
}

const closers: (() => Promise<unknown>)[] = []

export function worldSuite(engine: string, openWorld: () => Promise<World>): void {
  afterEach(async () => {
    for (const close of closers.splice(0).toReversed()) await close()
  })

  test(
    `${engine}: nothing is lost, nothing is done twice, whatever happens (seed ${SEED}, ${KILLS} kills)`,
    { timeout: OUTAGE + KILLS * 20_000 + CALM + 120_000 },
    async () => {
      const roll = seeded(SEED)
      const world = await openWorld()
      closers.push(() => world.close())
      const { rooms, olga, crowd, server, prosody, proxy, community } = await stage(world.home, roll)

      crowd.start()
      for (let kill = 0; kill < KILLS; kill += 1) {
        await sleep(300 + roll() * 1_200)
        await server.kill()
        await sleep(roll() * 500)
        await server.start()
      }
      for (const trouble of world.trouble) {
        await sleep(1_000)
        await trouble()
      }
      await sleep(1_000)
      await restart(prosody, crowd, olga)
      await sleep(1_500)
      await proxy.cut()
      await sleep(OUTAGE)
      await proxy.mend()
      await sleep(1_500)
      await crowd.stop()

      const reads = await world.home.reader()
      closers.push(() => reads.close())
      const witness = await XmppPerson.signIn(prosody, 'witness')
      closers.push(() => witness.close())
      const archived = async () => {
        const archives = []
        for (const room of rooms) archives.push(...(await readArchive(witness, room)))
        return archives
      }
      for (const room of rooms) await witness.join(room)
      // What was on its way when the last one fell silent has arrived.
      await sleep(1_000)
      const said = await archived()
      let open: readonly string[] = []
      await until(
        async () => {
          await sleep(250)
          open = await unsettled(reads, community, said, 'moot')
          return open.length === 0 ? true : null
        },
        () => !server.alive,
        CALM,
      ).catch(() => expect(open.slice(0, 20), server.said).toEqual([]))
      // The welcome of whoever came last is gathered for a second.
      await sleep(2_500)
      expect(await server.stop()).toBe(0)
      const { faults, counts } = await judge(reads, community, await archived(), 'moot')
      console.log(
        `world on ${engine}: ${JSON.stringify({ seed: SEED, kills: KILLS, written: crowd.written, ...counts })}`,
      )
      expect(faults.slice(0, 20)).toEqual([])
      expect(counts.messages).toBeGreaterThan(100)
      expect(counts.questions).toBeGreaterThan(10)
      expect(counts.recalls).toBeGreaterThan(0)
    },
  )
}

async function stage(home: Home, roll: () => number) {
  const prosody = await Prosody.start()
  closers.push(() => prosody.close())
  await prosody.register('moot')
  const proxy = await CutProxy.start(prosody.port)
  closers.push(() => proxy.close())
  const rooms = ['hall', 'garden', 'cellar'].map((name) => prosody.room(name))
  const olga = await XmppPerson.signIn(prosody, 'olga')
  closers.push(() => Promise.race([olga.close(), sleep(1_000)]))
  for (const room of rooms) {
    await olga.join(room)
    await olga.set(room, { jid: 'moot@localhost', affiliation: 'admin' })
  }
  const community = await foundWith(CHARTER, home)
  const server = new WorldServer(home, community)
  closers.push(() => server.stop())
  await server.start()
  await server.connect({ service: proxy.service, domain: prosody.domain, username: 'moot', rooms }, 'moot')
  for (const room of rooms) await olga.until((stanza) => stanza.attrs['from'] === `${room}/moot`)
  await Promise.all(rooms.map((room) => olga.say(room, 'Hello all')))
  await server.assign(rooms, 'hall')
  const crowd = new Crowd(prosody, rooms, roll, PACE)
  closers.push(() => crowd.hangUp())
  await crowd.gather()
  return { prosody, proxy, rooms, olga, server, crowd, community }
}

/** In the middle of talk: everybody is thrown out, and comes back. */
async function restart(prosody: Prosody, crowd: Crowd, olga: XmppPerson): Promise<void> {
  await prosody.stop()
  await Promise.all([crowd.hangUp(), Promise.race([olga.close(), sleep(1_000)])])
  await prosody.run()
  await crowd.gather()
}

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
