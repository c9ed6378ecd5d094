import { expect, test } from 'vitest'
import type { Incoming } from '../../core/chat/incoming.ts'
import type { Archived, Page } from './archive.ts'
import { readBacklog } from './backlog.ts'
import { ConnectionLost } from './connection.ts'
import type { RoomView } from './decode-message.ts'
import { Delivery } from './delivery.ts'
import { KnownMessages } from './known-messages.ts'
import { NO_FEATURES } from './occupants.ts'
import { PendingSends } from './pending.ts'
import { NOTHING, type Memory } from './position.ts'
import type { RoomTools } from './room-tools.ts'
import { NS, xml } from './stanza.ts'

const ROOM = 'hall@rooms.example'

const view: RoomView = {
  address: ROOM,
  features: { ...NO_FEATURES, archive: true, stanzaIds: true },
  group: { native: ROOM, name: 'Hall' },
  known: new KnownMessages(),
  byNick: () => undefined,
  byId: () => undefined,
  self: { nick: 'moot', address: 'moot@example', id: null },
}

function said(nick: string, id: string): Archived {
  const stanza = xml('message', { from: `${ROOM}/${nick}`, id: `own-${id}` }, xml('body', {}, id))
  stanza.append(xml('origin-id', { xmlns: NS.ids, id: `own-${id}` }))
  return { id, at: 1_000, stanza }
}

/** Tools whose archive answers each question with the next of `answers`. */
function toolsWith(answers: readonly (Page | Error | null)[], memory: Memory) {
  const delivered: Incoming[] = []
  const host = {
    deliver: (events: readonly Incoming[]) => {
      delivered.push(...events)
      return Promise.resolve({ outcomes: [] })
    },
    log: () => {},
  }
  const left = [...answers]
  const tools: RoomTools = {
    selfAddress: 'moot@example',
    session: 2,
    online: true,
    now: () => 2_000,
    send: () => Promise.resolve(),
    request: () => Promise.reject(new Error('Nothing is asked here.')),
    page: () => {
      const next = left.shift() ?? null
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next)
    },
    delivery: new Delivery(host, memory, () => {}),
    pending: new PendingSends(),
    history: 0,
    warn: () => {},
    onRights: () => {},
    onThrownOut: () => {},
  }
  const read = () => readBacklog(view, tools, { seen: new Set(), wanted: () => true })
  return { tools, delivered, read }
}

const at = (id: string): Memory => ({ version: 1, rooms: { [ROOM]: { id, at: 500 } }, mutes: [] })
const page = (items: readonly Archived[], complete = false): Page => ({ items, complete })

test('a reading that is cut short says so, and stands where the last page ended', async () => {
  const broken = new ConnectionLost('It broke.')
  const { tools, delivered, read } = toolsWith([page([]), page([said('ann', 'a1')]), broken], at('a0'))
  expect(await read()).toBe('cut')
  expect(delivered.map(({ native }) => native)).toEqual(['a1'])
  expect(tools.delivery.position(ROOM)?.id).toBe('a1')
})

test('to the end, it is whole', async () => {
  const { delivered, read } = toolsWith(
    [page([]), page([said('ann', 'a1'), said('ben', 'a2')], true)],
    at('a0'),
  )
  expect(await read()).toBe('whole')
  expect(delivered.map(({ native }) => native)).toEqual(['a1', 'a2'])
})

test('an archive that is not shown is none', async () => {
  const { read } = toolsWith([new Error('The room does not show its archive.')], at('a0'))
  expect(await read()).toBe('none')
})

test('what we said ourselves is known to have arrived, also before our place and at a first start', async () => {
  const before = [page([said('moot', 'a1')]), page([], true)]
  const first = [page([said('moot', 'a1')], true)]
  for (const { tools, read } of [toolsWith(before, at('a2')), toolsWith(first, NOTHING)]) {
    const fate = tools.pending.wait('own-a1', ROOM, 1)
    expect(await read()).toBe('whole')
    expect(await fate).toEqual({ status: 'sent', native: 'a1' })
  }
})
