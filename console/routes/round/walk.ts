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

/** What is to be done to whom, once each: two rules may ask for the same. */
export function deedsOf({ tasks }: { readonly tasks: readonly Task[] }): readonly Deed[] {
  const deeds = tasks.filter(({ way }) => way === 'deed')
  const same = Map.groupBy(deeds, sameDeed)
  return [...same.values()].flatMap(([task, ...others]) =>
    task === undefined ? [] : [{ task, actions: [task, ...others].map(({ action }) => action) }],
  )
}

export interface Deed {
  /** The first of them. */
  readonly task: Task
  readonly actions: readonly string[]
}

/** A message is taken back by itself; a person is removed once. */
const sameDeed = ({ kind, member, message, action }: Task): string =>
  member === null ? action : [kind, member.id, kind === 'recall' ? (message ?? action) : ''].join(' ')

/** What these groups take, by what each thing takes. */
export function secondsOf(stops: readonly Pick<Stop, 'text' | 'tasks'>[], each: Round['each']): number {
  return stops.reduce((sum, { text, tasks }) => {
    const { deeds, privates } = countsOf(tasks)
    return sum + (text === null ? 0 : each.paste) + deeds * each.deed + privates * each.private
  }, 0)
}

export interface Tally {
  readonly pastes: number
  readonly deeds: number
  readonly privates: number
}

/** How many of each there are, for the sum that is shown. */
export function tallyOf(stops: readonly Pick<Stop, 'text' | 'tasks'>[]): Tally {
  const counts = stops.map(({ tasks }) => countsOf(tasks))
  return {
    pastes: stops.filter(({ text }) => text !== null).length,
    deeds: counts.reduce((sum, { deeds }) => sum + deeds, 0),
    privates: counts.reduce((sum, { privates }) => sum + privates, 0),
  }
}

const countsOf = (tasks: readonly Task[]) => ({
  deeds: deedsOf({ tasks }).length,
  privates: tasks.filter(({ way }) => way === 'private').length,
})

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
