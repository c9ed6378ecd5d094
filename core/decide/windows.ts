/**
 * Counting in windows of time. A window of length `span` is counted in steps of a thirtieth: at any instant
 * it holds everything of the last `span`, and at most one step more. Time never runs backwards.
 */
import type { Watch } from './reads.ts'
import type { TextState, Window, Windows } from './state.ts'

const STEPS = 30
const MOST_SIGHTINGS = 512

/** One more at `now` in each of the windows that are kept. */
export function countIn(windows: Windows, spans: readonly number[], now: number): void {
  for (let i = 0; i < spans.length; i++) {
    const span = spans[i]!
    const bucket = bucketOf(now, span)
    const window = windows[span]
    if (window === undefined) windows[span] = [bucket, 1]
    else step(window, bucket)
  }
}

function step(window: Window, bucket: number): void {
  const last = window.length - 2
  if (window[last] === bucket) {
    window[last + 1]!++
    return
  }
  let old = 0
  while (old < window.length && window[old]! < bucket - STEPS) old += 2
  if (old === window.length) window.length = 0
  else if (old > 0) window.splice(0, old)
  window.push(bucket, 1)
}

/** How many the window of length `span` holds at `now`. */
export function countOf(windows: Windows | undefined, span: number, now: number): number {
  const window = windows?.[span]
  if (window === undefined) return 0
  const oldest = bucketOf(now, span) - STEPS
  let count = 0
  for (let i = window.length - 2; i >= 0 && window[i]! >= oldest; i -= 2) count += window[i + 1]!
  return count
}

/** What both hold together; neither is changed. */
export function mergedWindows(one: Readonly<Windows>, other: Readonly<Windows>): Windows {
  const merged: Windows = {}
  for (const span of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const counts = new Map<number, number>()
    for (const window of [one[span] ?? [], other[span] ?? []]) {
      for (let i = 0; i < window.length; i += 2) {
        counts.set(window[i]!, (counts.get(window[i]!) ?? 0) + window[i + 1]!)
      }
    }
    const buckets = [...counts].sort(([a], [b]) => a - b)
    const newest = buckets.at(-1)?.[0] ?? 0
    merged[span] = buckets.filter(([bucket]) => bucket >= newest - STEPS).flat()
  }
  return merged
}

/** Drops windows that hold nothing any more at `now`: they read as zero either way. */
export function dropEmpty(windows: Windows, now: number): void {
  for (const span in windows) {
    const last = windows[span]!.at(-2)
    if (last === undefined || last < bucketOf(now, Number(span)) - STEPS) delete windows[span]
  }
}

/** Takes back one that was counted at `at`, where it is still remembered. */
export function takeBack(windows: Windows, at: number): void {
  for (const span in windows) {
    const window = windows[span]!
    const place = placeOf(window, bucketOf(at, Number(span)))
    if (place < 0) continue
    if (window[place + 1] === 1) window.splice(place, 2)
    else window[place + 1]!--
  }
}

function placeOf(window: Window, bucket: number): number {
  for (let i = 0; i < window.length; i += 2) if (window[i] === bucket) return i
  return -1
}

/** One more sighting of a text in `group`. Leaves of a record that `isSpent` what it leaves of none. */
export function sight(text: TextState, spans: readonly number[], group: number, now: number): void {
  text.last = now
  for (const span in text.seen) if (!spans.includes(Number(span))) delete text.seen[span]
  for (const span of spans) {
    const seen = (text.seen[span] ??= [])
    const bucket = bucketOf(now, span)
    let old = 0
    while (old < seen.length && seen[old + 1]! < bucket - STEPS) old += 3
    if (old > 0) seen.splice(0, old)
    const place = sightingOf(seen, group, bucket)
    if (place >= 0) seen[place]!++
    else seen.push(group, bucket, 1)
    if (seen.length > MOST_SIGHTINGS * 3) seen.splice(0, 3)
  }
}

function sightingOf(seen: readonly number[], group: number, bucket: number): number {
  for (let i = seen.length - 3; i >= 0 && seen[i + 1] === bucket; i -= 3) if (seen[i] === group) return i + 2
  return -1
}

/** How often a text was seen in the window, one more in `group` included. */
export function sightings(text: TextState, span: number, now: number): number {
  let count = 1
  eachSighting(text, span, now, (_, times) => (count += times))
  return count
}

/** In how many different groups a text was seen in the window, `group` included. */
export function sightingGroups(text: TextState, span: number, group: number, now: number): number {
  const groups = new Set([group])
  eachSighting(text, span, now, (other) => groups.add(other))
  return groups.size
}

function eachSighting(
  text: TextState,
  span: number,
  now: number,
  visit: (group: number, times: number) => void,
): void {
  const seen = text.seen[span]
  if (seen === undefined) return
  const oldest = bucketOf(now, span) - STEPS
  for (let i = seen.length - 3; i >= 0 && seen[i + 1]! >= oldest; i -= 3) visit(seen[i]!, seen[i + 2]!)
}

const spansOf = new WeakMap<Watch, readonly number[]>()

/** The spans in which texts are kept: those of both series about them. */
export function textSpans(watch: Watch): readonly number[] {
  let spans = spansOf.get(watch)
  if (spans === undefined) spansOf.set(watch, (spans = uniteSpans(watch)))
  return spans
}

function uniteSpans({ same_text: times = [], same_text_groups: groups = [] }: Watch): readonly number[] {
  return [...new Set([...times, ...groups])].sort((a, b) => a - b)
}

/** Whether nothing of a text's record counts any more, whatever is watched: it may be missing as well. */
export function isSpent(text: TextState, now: number): boolean {
  let longest = 0
  for (const span in text.seen) longest = Math.max(longest, Number(span))
  return text.last < now - longest - longest / STEPS
}

function bucketOf(at: number, span: number): number {
  return Math.floor((at * STEPS) / span)
}
