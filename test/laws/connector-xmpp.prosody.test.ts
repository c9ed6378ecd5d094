import { setTimeout as sleep } from 'node:timers/promises'
import { xmppConnector } from '../../connectors/xmpp/xmpp.ts'
import type { ConnectorKind, Host } from '../../core/ports/connector.ts'
import { Prosody } from '../services/prosody.ts'
import { XmppPerson } from '../services/xmpp-person.ts'
import { connectorLaws, type Stage } from './connector.ts'
import { RecordingHost } from './recording-host.ts'

const xmpp = xmppConnector()

connectorLaws('xmpp', stageOf, {
  'it acknowledges only after the commit':
    'rooms know no acknowledgement: what was not committed is read from the archive, which another law shows',
})

async function stageOf(): Promise<Stage> {
  const server = await Prosody.start()
  await server.register('moot')
  const olga = await XmppPerson.signIn(server, 'olga')
  const hall = server.room('hall')
  await olga.join(hall)
  await olga.set(hall, { jid: 'moot@localhost', affiliation: 'admin' })
  const settings = { service: server.service, domain: server.domain, username: 'moot', rooms: [hall] }

  let host: Host | null = null
  let open = false
  const connector: ConnectorKind = {
    ...xmpp,
    open: async (given) => {
      host = given
      const account = await openIn(given, settings)
      open = true
      return {
        // The laws look at once at what the room shows.
        send: async (action) => {
          const result = await account.send(action)
          if (result.status === 'sent') await olga.hears(action.text ?? '')
          return result
        },
        close: () => {
          open = false
          return account.close()
        },
      }
    },
  }
  return {
    connector,
    settings,
    group: hall,
    person: olga.address,
    archives: true,
    write: async (text) => {
      const before = olga.heard.length
      await olga.say(hall, text)
      if (open && host instanceof RecordingHost) await shows(host, text)
      if (olga.heard.length === before) throw new Error('The room did not take it.')
    },
    redeliver: async () => {
      if (!(host instanceof RecordingHost)) return
      const { events } = host
      const messages = () => events.filter(({ kind }) => kind === 'message.sent').length
      const before = messages()
      const beginning = JSON.stringify({
        version: 1,
        rooms: { [hall]: { id: null, at: Date.now() } },
        mutes: [],
      })
      const other = await openIn(
        host,
        { ...settings, resource: 'other', rooms: [`${hall}/other`] },
        beginning,
      )
      while (messages() === before) await sleep(10)
      await other.close()
    },
    written: () => olga.heard.filter(({ from }) => from === `${hall}/moot`).map(({ text }) => text),
    end: async () => {
      await olga.close()
      await server.close()
    },
  }
}

/** Resolves when the account is in its rooms. */
async function openIn(host: Host, settings: Parameters<ConnectorKind['open']>[1], cursor?: string) {
  const entered = Promise.withResolvers<void>()
  const { community, account, deliver, http, fetch, resolve, log, now, publicUrl, signal } = host
  const opened = await xmpp.open(
    {
      community,
      account,
      deliver,
      http,
      fetch,
      resolve,
      log,
      now,
      publicUrl,
      signal,
      cursor: () => (cursor === undefined ? host.cursor() : Promise.resolve(cursor)),
      secrets: () => Promise.resolve('moot'),
      report: (report) => {
        host.report(report)
        if (report.group !== undefined) entered.resolve()
      },
    },
    settings,
  )
  await entered.promise
  // The first place in the archive is kept; from there on nothing can be missed.
  while (cursor === undefined && (await host.cursor()) === null) await sleep(10)
  return opened
}

async function shows(host: RecordingHost, text: string): Promise<void> {
  while (!host.events.some(({ content }) => JSON.stringify(content).includes(text))) await sleep(10)
}
