import { describe, expect, test } from 'vitest'
import { Directory, resolve, type Arrival } from './directory.ts'
import { toId, type CommunityId, type GroupId, type MemberId, type Seq } from './ids.ts'
import type { Incoming } from './incoming.ts'

const NOW = Date.UTC(2026, 5, 1)
const arrival: Arrival = {
  community: toId<CommunityId>(1),
  account: null,
  platform: 'room',
  seq: toId<Seq>(5),
  received: NOW + 10,
  communityTime: NOW + 5,
}
const joined: Incoming = {
  kind: 'member.joined',
  at: NOW,
  source: 'live',
  group: { native: 'g', name: 'Club', size: 12 },
  person: { native: 'ann', name: 'Ann', role: 'admin' },
  inviter: { native: 'bob' },
  data: {},
  content: {},
}

describe('Directory', () => {
  test('gives one id to one handle, and another on another platform', () => {
    const directory = new Directory()
    const ann = directory.member('room', 'ann', 'Ann', NOW)
    expect(directory.member('room', 'ann', 'Ann', NOW + 1)).toBe(ann)
    expect(directory.member('irc', 'ann', 'Ann', NOW)).not.toBe(ann)
  })

  test('goes on after the highest id that it was told of', () => {
    const known = { group: toId<GroupId>(9), account: null, platform: 'room', native: 'g', name: null }
    const directory = new Directory(3)
    directory.preload([known], [])
    expect(directory.group('room', 'g', undefined, null, 0)).toBe(9)
    expect(directory.member('room', 'ann', undefined, 0)).toBe(10)
  })

  test('journals what is new or renamed, once', () => {
    const directory = new Directory()
    directory.preload([], [{ member: toId<MemberId>(4), platform: 'room', native: 'ann', name: 'Ann' }])
    directory.member('room', 'ann', 'Ann', NOW)
    directory.member('room', 'ann', undefined, NOW)
    expect(directory.takeChanges().handles).toEqual([])
    directory.member('room', 'ann', 'Anna', NOW)
    directory.group('room', 'g', 'Club', null, NOW)
    const changes = directory.takeChanges()
    expect(changes.handles).toEqual([{ member: 4, platform: 'room', native: 'ann', name: 'Anna' }])
    expect(changes.groups).toHaveLength(1)
    expect(directory.takeChanges()).toEqual({ groups: [], handles: [] })
  })

  test('names what has to be preloaded, also after forgetting', () => {
    const directory = new Directory()
    expect(directory.missing('room', [joined])).toEqual({ groups: ['g'], people: ['ann', 'bob'] })
    resolve(joined, arrival, directory)
    expect(directory.missing('room', [joined])).toEqual({ groups: [], people: [] })
    directory.trim(1)
    expect(directory.missing('room', [joined])).toEqual({ groups: [], people: ['ann'] })
  })
})

describe('resolve', () => {
  test('lets no clock that runs ahead drag the time of the community along', () => {
    const ahead = resolve({ ...joined, at: NOW + 86_400_000 }, arrival, new Directory())
    expect(ahead).toMatchObject({ at: NOW + 86_400_000, now: NOW + 10 })
  })

  test('gives place, time and ids, and keeps role, size and name where they belong', () => {
    const directory = new Directory()
    const event = resolve(joined, arrival, directory)
    expect(event).toMatchObject({
      seq: 5,
      at: NOW,
      received: NOW + 10,
      now: NOW + 5,
      native: null,
      revision: 0,
    })
    expect(event.data).toEqual({
      role: 'admin',
      size: 12,
      inviter: directory.member('room', 'bob', undefined, NOW),
    })
    expect(event.content).toEqual({ name: 'Ann' })
    expect(new Set([event.group, event.member, directory.lastId]).size).toBe(3)
  })

  test('tells the size of a group only when it has changed', () => {
    const directory = new Directory()
    resolve(joined, arrival, directory)
    expect(resolve(joined, arrival, directory).data).not.toHaveProperty('size')
  })

  test('a new name is the one that was taken', () => {
    const directory = new Directory()
    const renamed: Incoming = {
      ...joined,
      kind: 'group.renamed',
      group: { native: 'g', name: 'Old' },
      data: {},
      content: { name: 'New' },
    }
    resolve(renamed, arrival, directory)
    expect(directory.takeChanges().groups.map(({ name }) => name)).toEqual(['New'])
  })
})

test('who is forgotten comes back as somebody new, and is not journalled', () => {
  const directory = new Directory()
  const ann = directory.member('room', 'ann', 'Ann', NOW)
  const bob = directory.member('room', 'bob', 'Bob', NOW)
  directory.forget(ann)
  expect(directory.takeChanges().handles.map(({ member }) => member)).toEqual([bob])
  expect(directory.missing('room', [{ ...joined, person: { native: 'ann' } }]).people).toContain('ann')
  expect(directory.member('room', 'ann', 'Ann', NOW)).toBeGreaterThan(bob)
  expect(directory.member('room', 'bob', undefined, NOW)).toBe(bob)
})
