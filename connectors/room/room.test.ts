import { beforeEach, describe, expect, it } from 'vitest'
import type { OpenAccount, OutgoingAction } from '../../core/ports/connector.ts'
import { RecordingHost } from '../../test/laws/recording-host.ts'
import { RoomGroup } from './group.ts'
import { Room } from './room.ts'

const act = (kind: OutgoingAction['kind'], fields: Partial<OutgoingAction> = {}): OutgoingAction => ({
  idempotencyKey: `${kind}-${JSON.stringify(fields)}`,
  kind,
  group: 'hall',
  person: null,
  message: null,
  text: null,
  amount: null,
  expires: Number.MAX_SAFE_INTEGER,
  ...fields,
})

let now = 1_800_000_000_000
let room: Room
let host: RecordingHost
let account: OpenAccount

beforeEach(async () => {
  room = new Room({ name: 'test', now: () => now })
  host = new RecordingHost()
  account = await room.connector.open(host, {})
  room.createGroup('hall', 'The hall')
  await room.join('hall', { id: 'ann', name: 'Ann', role: 'owner' })
  await room.join('hall', { id: 'bo', name: 'Bo', inviter: 'ann' })
})

describe('the room', () => {
  it('tells who joined, with role and inviter', () => {
    expect(host.events.map((event) => event.kind)).toEqual(['member.joined', 'member.joined'])
    expect(host.events[0]).toMatchObject({
      person: { native: 'ann', role: 'owner' },
      data: { role: 'owner' },
    })
    expect(host.events[1]).toMatchObject({ inviter: { native: 'ann' }, group: { size: 2 } })
  })

  it('tells a second joining of the same person only once', async () => {
    await room.join('hall', { id: 'bo', name: 'Bo' })
    expect(host.events.length).toBe(2)
  })

  it('carries edits and recalls with the id of the message', async () => {
    const { native } = await room.post('hall', 'bo', 'helo')
    await room.edit('hall', 'bo', native, 'hello')
    await room.recall('hall', 'bo', native)
    expect(host.events.slice(2)).toMatchObject([
      { kind: 'message.sent', native },
      { kind: 'message.edited', native, revision: 1, data: { of: native } },
      { kind: 'message.recalled', data: { of: native } },
    ])
  })

  it('lets nobody touch the message of another', async () => {
    const { native } = await room.post('hall', 'bo', 'mine')
    await expect(room.edit('hall', 'ann', native, 'yours')).rejects.toMatchObject({ code: 'no-such-message' })
  })

  it('keeps a muted person silent until the time is over', async () => {
    await account.send(act('mute', { person: 'bo', amount: 60_000 }))
    await expect(room.post('hall', 'bo', 'hm')).rejects.toMatchObject({ code: 'muted' })
    now += 60_001
    await expect(room.post('hall', 'bo', 'ah')).resolves.toBeDefined()
  })

  it('removes and reports the removal; a blocked person stays out', async () => {
    await account.send(act('block', { person: 'bo' }))
    expect(host.events.at(-1)).toMatchObject({ kind: 'member.removed', person: { native: 'bo' } })
    await expect(room.join('hall', { id: 'bo', name: 'Bo' })).rejects.toMatchObject({ code: 'blocked' })
  })

  it('recalls what it is told to', async () => {
    const { native } = await room.post('hall', 'bo', 'buy now')
    expect(await account.send(act('recall', { message: native }))).toMatchObject({ status: 'sent' })
    expect(room.groups.get('hall')?.message(native)?.recalled).toBe(true)
  })

  it('shows a private word to one person only', async () => {
    await account.send(act('tell', { person: 'bo', text: 'psst' }))
    const said = room.groups.get('hall')?.messages.at(-1)
    expect(said).toMatchObject({ from: null, to: 'bo' })
    expect(said && RoomGroup.words(said)).toBe('psst')
  })

  it.each(['say', 'recall', 'mute', 'webhook'] as const)('refuses a %s that makes no sense', async (kind) => {
    expect(await account.send(act(kind))).toMatchObject({ status: 'failed', permanent: true })
  })

  it('forgets the oldest message beyond five hundred', async () => {
    const { native } = await room.post('hall', 'bo', 'first')
    for (let i = 0; i < 500; i += 1) await room.post('hall', 'bo', `message ${i}`)
    expect(room.groups.get('hall')?.messages.length).toBe(500)
    expect(room.groups.get('hall')?.message(native)).toBeUndefined()
  })
})
