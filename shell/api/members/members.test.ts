import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { COMMUNITY, MEMBER, TAKEN_OVER, TWIN, createFixture } from '../api-fixture.ts'
import { notesIn } from './member-note.ts'
import { FoundMember, LinkPreview, Profile } from './schema.ts'

const { call, recorded } = createFixture()
const at = (path: string) => `/api/v1/communities/${COMMUNITY}/members${path}`
const found = z.object({ total: z.number(), members: z.array(FoundMember) })

test('members are found with handles, roles and points', async () => {
  const answer = await call(at('/search?q=wren&sort=points&limit=9'), { as: 'viewer' })
  expect(found.parse(await answer.json())).toMatchObject({
    total: 1,
    members: [{ id: String(MEMBER), name: 'Wren', role: 'member', handles: [{ platform: 'room' }] }],
  })
})

test.each(['?sort=age', '?limit=201', '?offset=-1'])('%s is refused', async (query) => {
  expect((await call(at(`/search${query}`), { as: 'viewer' })).status).toBe(400)
})

test('the profile of a member names who was taken over', async () => {
  const answer = await call(at(`/${MEMBER}/profile`), { as: 'viewer' })
  expect(Profile.parse(await answer.json())).toMatchObject({ taken: [String(TAKEN_OVER)], notes: [] })
  expect((await call(at('/999/profile'), { as: 'viewer' })).status).toBe(404)
})

test('a link is shown before it is made, and nobody is linked with themselves', async () => {
  const answer = await call(at(`/${MEMBER}/link/${TWIN}`), { as: 'viewer' })
  const { together, kept, other } = LinkPreview.parse(await answer.json())
  expect([kept.id, other.id]).toEqual([String(MEMBER), String(TWIN)])
  expect(together.handles).toHaveLength(2)
  expect((await call(at(`/${MEMBER}/link/${MEMBER}`), { as: 'viewer' })).status).toBe(422)
})

test('the table of all members is for managers, and saved rather than shown', async () => {
  expect((await call(at('/export'), { as: 'viewer' })).status).toBe(403)
})

describe('what operators write down', () => {
  test('a note is content of the member', async () => {
    const answer = await call(at(`/${MEMBER}/notes`), { as: 'steward', json: { note: ' called on Monday ' } })
    expect(answer.status).toBe(201)
    expect(recorded.at(-1)).toMatchObject({
      kind: 'operator.act',
      member: MEMBER,
      data: { act: 'note' },
      content: { note: 'called on Monday' },
    })
  })

  test('a tag has no line breaks', async () => {
    const tagged = await call(at(`/${MEMBER}/tags`), { as: 'steward', json: { act: 'tag', tag: 'vip' } })
    expect(tagged.status).toBe(200)
    expect(recorded.at(-1)).toMatchObject({ data: { act: 'tag', tag: 'vip' }, content: null })
    const broken = { act: 'tag', tag: 'a\nb' }
    expect((await call(at(`/${MEMBER}/tags`), { as: 'steward', json: broken })).status).toBe(400)
  })

  test('notes come newest first, without those that were taken back or erased', () => {
    const act = (seq: number, data: object, content: object | null) => ({
      event: {
        community: COMMUNITY,
        seq,
        kind: 'operator.act',
        at: seq,
        received: seq,
        now: seq,
        source: 'live' as const,
        account: null,
        group: null,
        member: MEMBER,
        native: null,
        revision: 0,
        dedupe: String(seq),
        data: JSON.stringify({ operator: 'op', ...data }),
        decision: '[1,0,null,[]]',
        contentHash: null,
      },
      content: content && JSON.stringify(content),
      actions: [],
    })
    const notes = notesIn([
      act(1, { act: 'note' }, { note: 'one' }),
      act(2, { act: 'note' }, { note: 'two' }),
      act(3, { act: 'note' }, null),
      act(4, { act: 'tag', tag: 'vip' }, null),
      act(5, { act: 'note' }, { note: 'five' }),
      act(6, { act: 'unnote', note: 2 }, null),
    ])
    expect(notes.map(({ text }) => text)).toEqual(['five', 'one'])
  })
})
