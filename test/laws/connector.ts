/**
 * The laws that every connector obeys, first part. A connector's own test hands in a way to open it on a
 * platform of which the test can play the people; a law that a platform cannot show is skipped by name, with
 * the reason.
 */
import { describe, expect, it } from 'vitest'
import { ACTION_KINDS } from '../../core/chat/action.ts'
import { dedupeKey } from '../../core/chat/dedupe.ts'
import { EVENTS } from '../../core/chat/event.ts'
import type { Incoming } from '../../core/chat/incoming.ts'
import type { ConnectorKind, OpenAccount, OutgoingAction } from '../../core/ports/connector.ts'
import { RecordingHost } from './recording-host.ts'

export interface Stage {
  readonly connector: ConnectorKind
  readonly settings: Readonly<Record<string, unknown>>
  /** Platform's id of a group in which `person` is a member. */
  readonly group: string
  readonly person: string
  /** Makes the person write; resolves when the platform has taken it. */
  readonly write: (text: string) => Promise<void>
  /** Texts that Folkmoot wrote into the group, as the platform shows them. */
  readonly written: () => readonly string[]
  /** Delivers once more what the platform delivered last, as after a lost acknowledgement. */
  readonly redeliver?: () => Promise<void>
  /** The platform knows no acknowledgement: what was not committed is read again from its archive. */
  readonly archives?: boolean
  readonly end: () => Promise<void>
}

export function connectorLaws(
  name: string,
  stage: () => Promise<Stage>,
  skip: Readonly<Record<string, string>> = {},
): void {
  const law = (
    title: string,
    run: (stage: Stage, host: RecordingHost, account: OpenAccount) => Promise<void>,
  ) => {
    const reason = skip[title]
    if (reason !== undefined) return
    it(title, async () => {
      const set = await stage()
      const host = new RecordingHost()
      const account = await set.connector.open(host, set.settings)
      try {
        await run(set, host, account)
      } finally {
        await account.close()
        await set.end()
      }
    })
  }

  describe(`connector laws: ${name}`, () => {
    law('every event it delivers fits the schema of its kind', async (set, host) => {
      await set.write('hello')
      await host.settled()
      expect(host.events.length).toBeGreaterThan(0)
      for (const event of host.events) {
        const schema = EVENTS[event.kind]
        expect(schema.data.safeParse(event.data).success).toBe(true)
        expect(schema.content.safeParse(event.content).success).toBe(true)
      }
    })

    law('it acknowledges only after the commit', async (set, host) => {
      const release = host.hold()
      let taken = false
      const writing = set.write('held').then(() => {
        taken = true
      })
      await host.arrived()
      expect(taken).toBe(false)
      release()
      await writing
      expect(taken).toBe(true)
    })

    law('the same message delivered twice has the same key', async (set, host) => {
      if (!set.redeliver)
        throw new Error('this stage cannot redeliver: skip the law by name, with the reason')
      await set.write('once')
      await set.redeliver()
      await host.settled()
      const keys = host.events.filter((event) => event.kind === 'message.sent').map(keyOf)
      expect(keys.length).toBe(2)
      expect(new Set(keys).size).toBe(1)
    })

    law('what could not be committed comes again after a restart', async (set, host, account) => {
      if (set.archives !== true) return
      const { refused, allow } = host.refuse()
      const writing = set.write('kept back')
      await refused
      await account.close()
      allow()
      const again = await set.connector.open(host, set.settings)
      await host.arrived()
      await writing
      await again.close()
      expect(host.events.filter(({ kind }) => kind === 'message.sent').length).toBe(1)
    })

    law('a send shows on the platform and says so', async (set, _host, account) => {
      const result = await account.send(say(set.group, 'welcome', 'key-1'))
      expect(result.status).toBe('sent')
      expect(set.written()).toContain('welcome')
    })

    law('an idempotent platform drops the second send of a key', async (set, _host, account) => {
      if (!set.connector.capabilities.idempotent) return
      await account.send(say(set.group, 'only once', 'key-2'))
      await account.send(say(set.group, 'only once', 'key-2'))
      expect(set.written().filter((text) => text === 'only once').length).toBe(1)
    })

    law('a refusal is an answer, never an exception', async (_set, _host, account) => {
      const result = await account.send(say('no-such-group', 'lost', 'key-3'))
      expect(result).toMatchObject({ status: 'failed', permanent: true })
    })

    law('what it declares never is refused without harm', async (set, _host, account) => {
      for (const kind of ACTION_KINDS) {
        if (set.connector.capabilities.act[kind] !== 'never') continue
        const result = await account.send({ ...say(set.group, 'x', `key-${kind}`), kind })
        expect(result.status, kind).toBe('failed')
      }
    })

    law('after close nothing is delivered', async (set, host, account) => {
      await account.close()
      const before = host.events.length
      await set.write('too late').catch(() => {})
      expect(host.events.length).toBe(before)
    })
  })
}

function keyOf(event: Incoming): string {
  return dedupeKey(event, 1, 0)
}

function say(group: string, text: string, idempotencyKey: string): OutgoingAction {
  return {
    idempotencyKey,
    kind: 'say',
    group,
    person: null,
    message: null,
    text,
    amount: null,
    expires: Number.MAX_SAFE_INTEGER,
  }
}
