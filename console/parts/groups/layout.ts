/** Which groups are drawn in a field of a given width, where, and how many are left out. */
import { treemap } from './treemap.ts'
import type { Box } from './treemap.ts'
import type { GroupVitals, Need } from './vitals.ts'

export interface Drawn {
  readonly group: GroupVitals
  readonly box: Box
}

export interface FieldLayout {
  readonly tiles: readonly Drawn[]
  readonly height: number
  /** Groups for which there was no room. */
  readonly rest: number
}

/** What no rule can mend: somebody has to look. */
const GRAVE: ReadonlySet<Need> = new Set(['account', 'silent'])

/** `look`: something is wrong in the group itself; `chore`: something waits that concerns it. */
export function urgencyOf({ needs }: Pick<GroupVitals, 'needs'>): 'look' | 'chore' | null {
  if (needs.some((need) => GRAVE.has(need))) return 'look'
  return needs.length > 0 ? 'chore' : null
}

/** What is said of a group where there is room for one sentence: what is gravest. */
export function firstNeed({ needs }: Pick<GroupVitals, 'needs'>): Need | undefined {
  return needs.find((need) => GRAVE.has(need)) ?? needs[0]
}

/** Square pixels of a tile: as it is liked, and the least that can still be hit. */
const SIZES = {
  thumb: { liked: 46 * 46, least: 42 * 42 },
  mouse: { liked: 88 * 54, least: 30 * 30 },
} as const
/** Pixels with the gap around a tile: 24 can be touched (WCAG 2.2). */
const TOUCHABLE = 28
const LOWEST = 112
const HIGHEST = { thumb: 560, mouse: 440 } as const
/** The largest tile is at most so many times the smallest: small groups stay in sight. */
const SPREAD = 4

export function layoutOf(
  groups: readonly GroupVitals[],
  width: number,
  hand: 'thumb' | 'mouse',
): FieldLayout {
  const { liked, least } = SIZES[hand]
  const room = Math.floor((width * HIGHEST[hand]) / least)
  const drawn = chosen(groups, room)
  const wanted = Math.round(
    Math.max(LOWEST, Math.min(HIGHEST[hand], (drawn.length * liked) / Math.max(1, width))),
  )
  const floor = Math.max(1, ...drawn.map(({ members }) => members)) / SPREAD
  const { boxes, height } = touchable(
    drawn.map(({ members }) => Math.max(floor, members)),
    width,
    wanted,
  )
  const tiles = drawn.flatMap((group, place) => {
    const box = boxes[place]
    return box === undefined ? [] : [{ group, box }]
  })
  return { tiles, height, rest: groups.length - drawn.length }
}

/** The lowest field from `height` on in which every tile can be touched; else the one that was wanted. */
function touchable(weights: readonly number[], width: number, height: number) {
  const tries = Array.from({ length: 16 }, (_, step) => height + step * 12)
  const fields = tries.map((each) => ({ height: each, boxes: treemap(weights, width, each) }))
  const fits = ({ boxes }: (typeof fields)[number]) =>
    boxes.every((box) => Math.min(box.width, box.height) >= TOUCHABLE)
  return fields.find((field) => fits(field)) ?? fields[0] ?? { height, boxes: [] }
}

/** Whoever needs somebody has a place first, then the largest; laid out largest first. */
function chosen(groups: readonly GroupVitals[], room: number): readonly GroupVitals[] {
  const first = groups.toSorted(
    (a, b) => Number(b.needs.length > 0) - Number(a.needs.length > 0) || bySize(a, b),
  )
  return first.slice(0, room).toSorted(bySize)
}

const bySize = (a: GroupVitals, b: GroupVitals): number =>
  b.members - a.members || Number(a.id) - Number(b.id)
