/**
 * 50 rooms of a real server, 200 members who write 200 messages a second: how long it takes from a member's
 * sending to Folkmoot's reply arriving. Members, Folkmoot and the server share the machine's cores, members and
 * Folkmoot one process.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { XmppInstallation } from '../test/journeys/xmpp-installation.ts'
import { Prosody } from '../test/services/prosody.ts'
import { XmppPerson } from '../test/services/xmpp-person.ts'

const ROOMS = 50
const MEMBERS = 200
const PER_SECOND = 200
const AT_ONCE = 25
/** Every so-many-th message asks for a reply: what is declared as the account's limit lets ten through a second. */
const ASKING = 40

const CHARTER = `
folkmoot: 1
name: Bench
purpose: To be measured
language: en
timezone: UTC
groups:
  hall: { for: Talking }
words:
  questions: [opening hours]
rules:
  - id: answer
    title: Questions are answered
    when: message
    if: "text.matches_list('questions')"
    do: [{ reply: 'From nine to five.' }]
`

export async function measureXmpp(seconds: number): Promise<unknown> {
  const server = await Prosody.start()
  await server.register('moot')
  const rooms = Array.from({ length: ROOMS }, (_, place) => server.room(`hall${place}`))
  const members: { person: XmppPerson; room: string }[] = []
  const enter = async (place: number) => {
    const person = await XmppPerson.signIn(server, `member${place}`)
    const room = rooms[place % ROOMS] ?? ''
    await person.join(room)
    members[place] = { person, room }
    if (place < ROOMS) await person.set(room, { jid: 'moot@localhost', affiliation: 'admin' })
  }
  for (let place = 0; place < MEMBERS; place += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, (_, next) => enter(place + next)))
  }
  const { service, domain } = server
  const here = await XmppInstallation.open({ service, domain, rooms })
  await here.publish(CHARTER)
  for (const { person, room } of members.slice(0, ROOMS)) await person.say(room, 'good morning')
  while ((await here.assignAll('hall')) < ROOMS) await sleep(100)

  const { waits, sent } = await talk(members, seconds)
  const measured = await Promise.all(waits)
  await here.close()
  await Promise.all(members.map(({ person }) => person.close()))
  await server.close()
  return summary(measured, sent, seconds)
}

async function talk(members: readonly { person: XmppPerson; room: string }[], seconds: number) {
  const waits: Promise<Times | null>[] = []
  const start = performance.now()
  let sent = 0
  for (; sent < seconds * PER_SECOND; sent += 1) {
    const due = start + (sent * 1_000) / PER_SECOND
    if (due > performance.now()) await sleep(due - performance.now())
    const { person, room } = members[(sent * 7) % members.length] ?? {}
    if (person === undefined || room === undefined) continue
    if (sent % ASKING === 0) waits.push(ask(person, room, sent))
    else void person.say(room, `just talking, number ${sent}`).catch(() => {})
  }
  return { waits, sent }
}

/** Milliseconds from sending until the room shows the question, and until the reply is there. */
interface Times {
  readonly shown: number
  readonly replied: number
}

/** Null when no reply came. */
async function ask(person: XmppPerson, room: string, number: number): Promise<Times | null> {
  const start = performance.now()
  try {
    const { native } = await person.say(room, `opening hours please, number ${number}`)
    const shown = performance.now() - start
    await person.until((stanza) => stanza.getChild('reply', 'urn:xmpp:reply:0')?.attrs['id'] === native)
    return { shown, replied: performance.now() - start }
  } catch {
    return null
  }
}

function summary(measured: readonly (Times | null)[], sent: number, seconds: number) {
  const times = measured.filter((time) => time !== null)
  return {
    rooms: ROOMS,
    members: MEMBERS,
    messages: sent,
    perSecond: Math.round(sent / seconds),
    asked: measured.length,
    answered: times.length,
    /** The server and the members' own clients, without Folkmoot. */
    shown: spread(times.map(({ shown }) => shown)),
    replied: spread(times.map(({ replied }) => replied)),
  }
}

function spread(times: readonly number[]) {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return { p50: at(0.5), p99: at(0.99), worst: at(1) }
}
