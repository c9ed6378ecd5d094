import { describe, expect, test } from 'vitest'
import { firstNeed, layoutOf, urgencyOf } from './layout.ts'
import type { GroupVitals, Need } from './vitals.ts'

const group = (place: number, needs: Need[] = []): GroupVitals => ({
  id: String(place),
  name: `class ${place}`,
  platform: 'room',
  native: String(place),
  account: '1',
  kind: 'class',
  values: {},
  members: 10 + (place % 60),
  dissolved: false,
  needs,
  proposal: null,
  missing: [],
  standing: { state: 'connected', code: '', message: null, account: 'room' },
  cases: 0,
  today: 0,
  week: 0,
  daily: [],
  writers: 0,
  share: null,
  lastMessage: null,
  lastOther: null,
  silent: null,
})
const many = (count: number) => Array.from({ length: count }, (_, place) => group(place + 1))

describe('the field', () => {
  test('shows all of three, eighty-four and five hundred groups on a desk', () => {
    for (const count of [3, 84, 500]) {
      const { tiles, height, rest } = layoutOf(many(count), 1_100, 'mouse')
      expect(tiles).toHaveLength(count)
      expect(rest).toBe(0)
      expect(height).toBeLessThanOrEqual(440)
    }
  })

  test('keeps tiles that a thumb can hit, says how many are left out, and leaves out nobody in need', () => {
    const groups = [...many(500), group(501, ['silent'])]
    const { tiles, rest } = layoutOf(groups, 326, 'thumb')
    expect(tiles.length + rest).toBe(501)
    expect(rest).toBeGreaterThan(300)
    expect(tiles.some(({ group: { id } }) => id === '501')).toBe(true)
    for (const { box } of tiles) expect(box.width * box.height).toBeGreaterThan(24 * 24)
  })

  test('is empty before its width is known', () => {
    expect(layoutOf(many(3), 0, 'mouse').tiles).toEqual([])
  })
})

test('only what is wrong in the group itself has the rim', () => {
  expect(urgencyOf({ needs: [] })).toBe(null)
  expect(urgencyOf({ needs: ['unassigned', 'cases'] })).toBe('chore')
  expect(urgencyOf({ needs: ['unassigned', 'silent'] })).toBe('look')
  expect(firstNeed({ needs: ['unassigned', 'silent'] })).toBe('silent')
  expect(firstNeed({ needs: ['cases'] })).toBe('cases')
})
