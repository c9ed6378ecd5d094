import { describe, expect, it } from 'vitest'
import { eventOfRow } from './event-row.ts'
import type { EventRow } from './rows.ts'

const row: EventRow = {
  community: 1,
  seq: 7,
  kind: 'message.sent',
  at: 10,
  received: 11,
  now: 11,
  source: 'live',
  account: 2,
  group: 3,
  member: 4,
  native: 'm1',
  revision: 0,
  dedupe: 'k',
  data: '{}',
  decision: '[]',
  contentHash: null,
}

describe('eventOfRow', () => {
  it('keeps fields and parts of newer versions', () => {
    const data = { replyTo: 'm0', mood: 'calm' }
    const content = {
      parts: [
        { type: 'hologram', depth: 3 },
        { type: 'text', text: 'hi', font: 'serif' },
      ],
    }
    const event = eventOfRow({ ...row, data: JSON.stringify(data) }, JSON.stringify(content))
    expect(event.data).toEqual(data)
    expect(event.content).toEqual(content)
  })

  it('keeps events of kinds that a newer version wrote', () => {
    const event = eventOfRow({ ...row, kind: 'member.teleported', data: '{"to":"moon"}' }, null)
    expect(event).toMatchObject({ kind: '#future', data: { to: 'moon' } })
  })

  it('reads an event whose content was erased', () => {
    expect(eventOfRow(row, null).content).toBeNull()
  })

  it('names the event whose row was damaged', () => {
    const damaged = { ...row, kind: 'message.edited', data: '{"of":5}' }
    expect(() => eventOfRow(damaged, null)).toThrow(/Event 7 of community 1.*audit verify/)
  })
})
