/** One page of the feed by what is asked of it; a look that takes long ends early and says where. */
import type { z } from 'zod'
import type { Language } from '../../../core/charter/compiled.ts'
import type { EventFilter } from '../../../core/ports/store.ts'
import { ApiError } from '../api-error.ts'
import { idOrNull, pageOf } from '../fields.ts'
import type { ApiParts } from '../parts.ts'
import { feedOf } from './feed.ts'
import type { FeedPage, FeedQuery } from './schema.ts'
import { operatorNames } from '../operator-names.ts'
import { withVerdicts } from './verdicts.ts'

type Query = z.output<typeof FeedQuery>

/** Milliseconds that one page may be looked for. */
const PATIENCE = 600
/** Messages that hold the words and are then asked for the rest of the filter. */
const MOST_SEARCHED = 500

export async function findInFeed(
  parts: ApiParts,
  community: number,
  query: Query,
  language: Language,
): Promise<z.input<typeof FeedPage>> {
  const among = query.q === undefined ? null : await holding(parts, community, query.q)
  const filter = { ...filterOf(query), ...(among === null ? {} : { among }) }
  const found = await parts.reads.findEvents(community, pageOf(query), filter, PATIENCE)
  const feed = await feedOf(parts, community, found.events, language)
  return {
    ...(await withVerdicts(parts.reads, community, feed, operatorNames(parts))),
    next: idOrNull(found.next),
    partial: found.partial,
    searched: among?.length === MOST_SEARCHED ? MOST_SEARCHED : null,
  }
}

function holding({ search }: ApiParts, community: number, words: string): Promise<readonly number[]> {
  if (!search) throw noSearch()
  return search.find(community, words, MOST_SEARCHED)
}

function filterOf({ group, member, kind, rule, act }: Query): EventFilter {
  const [only, ...others] = kind ?? []
  return {
    ...(group === undefined ? {} : { group }),
    ...(member === undefined ? {} : { member }),
    ...(only === undefined || others.length > 0 ? {} : { kind: only }),
    ...(kind === undefined || others.length === 0 ? {} : { kinds: kind }),
    ...(rule === undefined ? {} : { rule }),
    ...(act === undefined ? {} : { act }),
  }
}

export const noSearch = () =>
  new ApiError(503, 'no-search', {
    en: 'Search is switched off in this installation.',
    'zh-CN': '这个安装没有开启搜索。',
  })
