import { describe, expect, test } from 'vitest'
import { emptyRecord, encodeState } from '../../core/decide/codec.ts'
import { COMMUNITY, GROUP, createFixture } from './api-fixture.ts'
import type { HeldRight } from './policy.ts'
import { requireReach } from './reach.ts'

const { parts } = createFixture()
const ofKind = (kind: string) => ({ ...emptyRecord('group'), kind })
const reads = {
  ...parts.reads,
  state: () =>
    Promise.resolve([
      {
        community: COMMUNITY,
        scope: 'group' as const,
        a: GROUP,
        b: 0,
        value: encodeState('group', ofKind('club')),
      },
    ]),
}
const reach = (rights: readonly HeldRight[], groups: readonly (number | null)[], community = COMMUNITY) =>
  requireReach({ operator: { id: 'op', name: 'Op', rights }, parts: { ...parts, reads } }, community, groups)
const manager = (limits?: HeldRight['limits'], community: HeldRight['community'] = COMMUNITY): HeldRight => ({
  community,
  right: 'manager',
  limits,
})
const allowed = async (...args: Parameters<typeof reach>) =>
  reach(...args).then(
    () => true,
    () => false,
  )

describe('an unlimited manager and a steward', () => {
  test.each([manager(), manager(undefined, 'all'), { community: COMMUNITY, right: 'steward' as const }])(
    'reach every group and what concerns none: %o',
    async (right) => {
      expect(await allowed([right], [GROUP, 22, null])).toBe(true)
    },
  )
})

describe('a limited manager', () => {
  const own = manager({ kinds: ['club'], groups: [22] })
  test.each([
    [[GROUP], true],
    [[22], true],
    [[GROUP, 22], true],
    [[], true],
    [[23], false],
    [[22, 23], false],
    [[null], false],
    [[22, null], false],
  ])('reaches %o: %s', async (groups, expected) => {
    expect(await allowed([own], groups)).toBe(expected)
  })

  test('reaches no group by a limit without anything in it', async () => {
    expect(await allowed([manager({ kinds: [], groups: [] })], [GROUP])).toBe(false)
  })

  test('is told so in both languages', async () => {
    await expect(reach([own], [23])).rejects.toMatchObject({
      status: 403,
      code: 'out-of-reach',
      texts: { en: expect.stringMatching(/groups/), 'zh-CN': expect.stringMatching(/群/) },
    })
  })
})

test.each([
  ['nobody', []],
  ['a viewer', [{ community: COMMUNITY, right: 'viewer' as const }]],
  ['a manager elsewhere', [manager(undefined, 12)]],
  ['a steward elsewhere', [{ community: 12, right: 'steward' as const }]],
])('%s reaches nothing', async (_name, rights) => {
  expect(await allowed(rights, [])).toBe(false)
  expect(await allowed(rights, [GROUP])).toBe(false)
})

test('what several rights allow counts together', async () => {
  const held = [manager({ kinds: ['club'], groups: [] }), manager({ kinds: [], groups: [22] }, 'all')]
  expect(await allowed(held, [GROUP, 22])).toBe(true)
  expect(await allowed([...held, manager(undefined, 'all')], [23, null])).toBe(true)
})
