import { expect, test } from 'vitest'
import type { StoredEvent } from '../../../core/ports/store.ts'
import { COMMUNITY, MEMBER, TWIN, createFixture } from '../api-fixture.ts'
import { heldAbout } from './held.ts'

/** What operators did about a member, as the ledger has it. */
function fixtureWith(
  acts: readonly { readonly act: string; readonly content: object; readonly member?: number }[],
) {
  const fixture = createFixture()
  for (const each of acts) fixture.say(each.act)
  const { reads } = fixture.parts
  const events: typeof reads.events = async (community, page, filter) => {
    if (filter?.member !== MEMBER) return []
    const stored = await reads.events(community, page)
    return stored.map((one, place): StoredEvent => {
      const { act, content, member = MEMBER } = acts.toReversed()[place] ?? { act: '', content: {} }
      const data = JSON.stringify({ operator: 'op-1', act })
      return {
        ...one,
        event: { ...one.event, kind: 'operator.act', member, data },
        content: JSON.stringify(content),
      }
    })
  }
  return { ...fixture.parts, reads: { ...reads, events } }
}

const about = { community: COMMUNITY, member: MEMBER }

test('a member reads the reasons that were given, not the notes that operators keep, and not by whom', async () => {
  const parts = fixtureWith([
    { act: 'note', content: { note: 'seems to be sad' } },
    { act: 'give-role', content: { reason: 'helps a lot' } },
  ])
  const held = await heldAbout(parts, about, { limit: 10 }, 'en')
  expect(held.happenings.map(({ kind, text }) => [kind, text])).toEqual([
    ['operator.act', 'helps a lot'],
    ['operator.act', null],
  ])
  expect(JSON.stringify(held)).not.toMatch(/sad|op-1|Steward/)
})

test('what concerns somebody else is left out, whatever the store answers', async () => {
  const parts = fixtureWith([{ act: 'give-role', content: { reason: 'not for them' }, member: TWIN }])
  const held = await heldAbout(parts, about, { limit: 10 }, 'en')
  expect(held.happenings).toEqual([])
  expect(JSON.stringify(held)).not.toContain('not for them')
})
