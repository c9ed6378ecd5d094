/** A charter keeps a room of a real XMPP server: welcome, recall, the ladder, an answer; the server restarts between. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Prosody } from '../services/prosody.ts'
import { XmppPerson } from '../services/xmpp-person.ts'
import { until } from './xmpp-host.ts'
import { XmppInstallation } from './xmpp-installation.ts'
import { JOURNEY_CHARTER } from './journey-charter.ts'

const HOUR = 3_600_000

let server: Prosody
let olga: XmppPerson
let here: XmppInstallation
let hall: string

beforeEach(async () => {
  server = await Prosody.start()
  await server.register('moot')
  olga = await XmppPerson.signIn(server, 'olga')
  hall = server.room('hall')
  await olga.join(hall)
  await olga.set(hall, { jid: 'moot@localhost', affiliation: 'admin' })
  here = await XmppInstallation.open({ service: server.service, domain: server.domain, rooms: [hall] })
  await here.publish(JOURNEY_CHARTER.replace('The rules: {rules}', 'Ask away.'))
  await olga.say(hall, 'Hello all')
  while ((await here.assignAll('hall')) === 0) await new Promise((resolve) => setTimeout(resolve, 20))
})

afterEach(async () => {
  await here.close()
  await olga.close()
  await server.close()
})

const recalls = (person: XmppPerson, native: string) =>
  person.until((stanza) => stanza.getChild('apply-to')?.attrs['id'] === native)

test(
  'welcome, recall, warning, mute and answer, with the server restarted between',
  { timeout: 180_000 },
  async () => {
    const vic = await XmppPerson.signIn(server, 'vic')
    await vic.join(hall)
    await vic.say(hall, 'help')
    expect((await vic.hears('Ask away.')).text).toBe('vic: Ask away.')
    await here.pass(3 * 60_000)
    await vic.hears('Welcome vic!')

    const first = await vic.say(hall, 'Look: cheap watches')
    await recalls(olga, first.native)
    await vic.hears('Advertising has no place here.')
    expect(olga.heard.map(({ text }) => text)).not.toContain('Advertising has no place here.')

    await olga.close()
    await vic.close()
    await server.stop()
    await server.run()
    olga = await XmppPerson.signIn(server, 'olga')
    await olga.join(hall)
    const back = await XmppPerson.signIn(server, 'vic')
    await back.join(hall)
    // Out of the archive its words would be an hour old by the clock that this test moves.
    await back.say(hall, 'help')
    await back.hears('Ask away.')
    await here.pass(HOUR)
    const second = await back.say(hall, '代购 again')
    await recalls(olga, second.native)
    await back.until((stanza) => stanza.toString().includes('role="visitor"'))
    await expect(back.say(hall, 'hello?')).rejects.toThrow('refused')
    await here.pass(HOUR)
    await back.until((stanza) => isFree(stanza.toString(), back, hall))
    await until(() => olga.heard.length > 0)

    const actions = (await here.events()).flatMap((stored) => stored.actions)
    expect(actions.filter(({ status }) => status === 'unknown')).toEqual([])
    expect(actions.filter(({ kind }) => kind === 'recall').map(({ status }) => status)).toEqual([
      'sent',
      'sent',
    ])
    expect(actions.filter(({ kind }) => kind === 'mute').map(({ status }) => status)).toEqual(['sent'])
    await back.close()
  },
)

/** After the mute the room shows everybody that the person may speak again. */
function isFree(stanza: string, { name, seen }: XmppPerson, room: string): boolean {
  const silenced = seen.findIndex((one) => one.toString().includes('role="visitor"'))
  const later = seen.slice(silenced + 1).map(String)
  return stanza.includes(`${room}/${name}`) && later.includes(stanza) && stanza.includes('role="participant"')
}
