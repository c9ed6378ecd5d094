/** The stream of the server: one page by asking, the rest by server-sent events. */
import { api, ask } from '../../api/client.ts'
import type { Language } from '../../locale/language.ts'
import type { Event, Person } from '../../parts/events/types.ts'
import { queryOf, wants } from './filter.ts'
import type { Filter } from './filter.ts'
import type { FeedSource } from './live-feed.ts'

const PAGE = '100'

export function feedSource(community: string, filter: Filter, lang: Language): FeedSource {
  return {
    wants: (event) => wants(filter, event),
    page: (before) =>
      ask(
        api.GET('/api/v1/communities/{community}/events', {
          params: {
            path: { community },
            query: { ...queryOf(filter), limit: PAGE, lang, ...(before === null ? {} : { before }) },
          },
        }),
      ),
    watch: ({ ready, events, reset, connected }) => {
      const stream = new EventSource(`/api/v1/communities/${community}/stream?batch=1&lang=${lang}`)
      stream.addEventListener('open', () => connected(true))
      stream.addEventListener('error', () => connected(false))
      stream.addEventListener('ready', ready)
      stream.addEventListener('reset', reset)
      stream.addEventListener('events', ({ data }: MessageEvent<string>) => {
        const batch = JSON.parse(data) as { events: Event[]; people: Person[] }
        events(batch.events, batch.people)
      })
      return () => stream.close()
    },
  }
}
