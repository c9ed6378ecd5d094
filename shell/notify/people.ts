/** The operators of one community, in the order in which they are told of what is urgent. */
import type { NoticeOperator } from '../../core/ports/notices.ts'
import type { NoticeBook } from './book.ts'
import type { Right } from './kinds.ts'
import type { Person } from './notice.ts'

const STRENGTH: Readonly<Record<Right, number>> = { viewer: 0, manager: 1, steward: 2 }

/** Those whom the community's list names, in its order; then whoever can be reached beyond the console. */
export function peopleOf(
  community: number,
  zone: string,
  operators: readonly NoticeOperator[],
  book: Pick<NoticeBook, 'preferences' | 'channels' | 'order'>,
): readonly Person[] {
  const order = book.order(community).operators
  const place = ({ operator }: Person): number => {
    const found = order.indexOf(operator)
    return found < 0 ? order.length : found
  }
  return operators
    .flatMap((operator): Person[] => {
      const right = rightIn(operator, community)
      if (right === null) return []
      const preferences = book.preferences(operator.id)
      const confirmed = book.channels(operator.id).filter((channel) => channel.confirmed)
      const channels = confirmed.map(({ id, urgentOnly }) => ({ id, urgentOnly }))
      return [{ operator: operator.id, right, zone: preferences.zone ?? zone, preferences, channels }]
    })
    .toSorted(
      (a, b) =>
        place(a) - place(b) ||
        Number(b.channels.length > 1) - Number(a.channels.length > 1) ||
        STRENGTH[b.right] - STRENGTH[a.right] ||
        (a.operator < b.operator ? -1 : 1),
    )
}

/** The strongest right that an operator holds in a community. */
export function rightIn({ rights }: NoticeOperator, community: number): Right | null {
  const held = rights.filter((right) => right.community === 'all' || right.community === community)
  return held.toSorted((a, b) => STRENGTH[b.right] - STRENGTH[a.right])[0]?.right ?? null
}
