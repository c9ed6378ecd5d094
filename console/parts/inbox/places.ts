/** Where an act leads that is done on another page. */
import type { Item, Offered } from './types.ts'

type Place = NonNullable<Offered['place']>

const SEARCH: Readonly<Record<Place, (item: Item) => Readonly<Record<string, string | undefined>>>> = {
  round: () => ({}),
  groups: ({ kind, group }) => {
    if (kind === 'unassigned-groups') return { show: 'unassigned' }
    return group === null ? {} : { group: group.id }
  },
  accounts: () => ({}),
  live: ({ message, group }) => ({
    ...(message === null ? {} : { event: message }),
    ...(group === null ? {} : { group: group.id }),
  }),
  studio: ({ rule }) => (rule === null ? {} : { rule: rule.id }),
  health: () => ({}),
}

/** The address of the page, with what it should show. */
export function addressOf(item: Item, place: Place): string {
  // Values stand as the router writes them: ids are texts, not numbers.
  const search = Object.entries(SEARCH[place](item)).flatMap(([name, value]) =>
    value === undefined
      ? []
      : [`${name}=${encodeURIComponent(/^\d+$/.test(value) ? JSON.stringify(value) : value)}`],
  )
  const path = `/c/${item.community.id}/${place}`
  return search.length === 0 ? path : `${path}?${search.join('&')}`
}
