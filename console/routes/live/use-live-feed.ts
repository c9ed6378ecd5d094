/** The feed of a community under a filter, for as long as the page shows it. */
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useLanguage } from '../../locale/words.ts'
import { feedSource } from './feed-source.ts'
import type { Filter } from './filter.ts'
import { LiveFeed } from './live-feed.ts'
import type { FeedState } from './live-feed.ts'

export function useLiveFeed(community: string, filter: Filter): readonly [LiveFeed, FeedState] {
  const language = useLanguage()
  const { group, kind, rule, member, act, q } = filter
  const feed = useMemo(
    () => new LiveFeed(feedSource(community, { group, kind, rule, member, act, q }, language)),
    [community, group, kind, rule, member, act, q, language],
  )
  useEffect(() => feed.start(), [feed])
  return [feed, useSyncExternalStore(feed.subscribe, feed.state)]
}
