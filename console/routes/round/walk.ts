/** The way through a round: what is left in each group, what is copied next, how long it takes. */
import type { Schemas } from '../../../shell/api/contract.ts'

export type Round = Schemas['Round']
export type Stop = Schemas['RoundStop']
export type Task = Schemas['RoundTask']

/** A group's place in the round; what belongs to no group has one of its own. */
export const keyOf = ({ group }: Pick<Stop, 'group'>): string => group ?? 'none'

/** One thing to copy: the group's text, or words for one person. */
export interface Piece {
  readonly key: string
  readonly way: 'paste' | 'private'
  readonly text: string
  /** For whom, where it is said in private. */
  readonly to: string | null
}

/** What is left of the round: without what was ticked or has expired, skipped groups at the end. */
export function stopsLeft(
  round: Pick<Round, 'stops'>,
  { ticked, skipped, now }: { ticked: ReadonlySet<string>; skipped: readonly string[]; now: number },
): readonly Stop[] {
  const left = round.stops.flatMap((stop) => {
    const tasks = stop.tasks.filter(({ action, expires }) => !ticked.has(action) && expires > now)
    return tasks.length === 0 ? [] : [{ ...stop, tasks, text: textOf(tasks) }]
  })
  const rank = (stop: Stop) => skipped.indexOf(keyOf(stop))
  return left.toSorted((one, other) => rank(one) - rank(other))
}

/** Each text once, in their order, as the server gathers them. */
export function textOf(tasks: readonly Pick<Task, 'way' | 'words'>[]): string | null {
  const said = tasks.flatMap(({ way, words }) => (way === 'paste' && words !== null ? [words] : []))
  return said.length === 0 ? null : [...new Set(said)].join('\n\n')
}

/** What has to be copied in this group, one after the other. */
export function piecesOf({ text, tasks }: Pick<Stop, 'text' | 'tasks'>): readonly Piece[] {
  const group: Piece[] = text === null ? [] : [{ key: 'group', way: 'paste', text, to: null }]
  return [
    ...group,
    ...tasks.flatMap((task): Piece[] =>
      task.way === 'private' && task.words !== null
        ? [{ key: task.action, way: 'private', text: task.words, to: task.member?.name ?? null }]
        : [],
    ),
  ]
}

export const deedsOf = ({ tasks }: Pick<Stop, 'tasks'>): readonly Task[] =>
  tasks.filter(({ way }) => way === 'deed')

/** What these groups take, by what each thing takes. */
export function secondsOf(stops: readonly Pick<Stop, 'text' | 'tasks'>[], each: Round['each']): number {
  return stops.reduce((sum, { text, tasks }) => {
    const others = tasks.reduce((own, { way }) => (way === 'paste' ? own : own + each[way]), 0)
    return sum + (text === null ? 0 : each.paste) + others
  }, 0)
}

export interface Tally {
  readonly pastes: number
  readonly deeds: number
  readonly privates: number
}

/** How many of each there are, for the sum that is shown. */
export function tallyOf(stops: readonly Pick<Stop, 'text' | 'tasks'>[]): Tally {
  const count = (way: Task['way']) =>
    stops.reduce((sum, { tasks }) => sum + tasks.filter((task) => task.way === way).length, 0)
  return {
    pastes: stops.filter(({ text }) => text !== null).length,
    deeds: count('deed'),
    privates: count('private'),
  }
}

/** The newest round, but the group in which one stands as it was when its text was copied. */
export function withFrozen(fresh: Round, old: Round | null, key: string | null): Round {
  const kept = key === null ? undefined : old?.stops.find((stop) => keyOf(stop) === key)
  if (!kept) return fresh
  const others = fresh.stops.filter((stop) => keyOf(stop) !== key)
  const place = fresh.stops.findIndex((stop) => keyOf(stop) === key)
  return { ...fresh, stops: others.toSpliced(place === -1 ? 0 : place, 0, kept) }
}

/** The round in another order of its groups. */
export function inOrder(round: Round, groups: readonly string[]): Round {
  const place = new Map(groups.map((group, index) => [group, index]))
  const rank = ({ group }: { readonly group: string | null }) => place.get(group ?? '') ?? groups.length
  return {
    ...round,
    order: round.order.toSorted((one, other) => rank(one) - rank(other)),
    stops: round.stops.toSorted((one, other) => rank(one) - rank(other)),
  }
}
