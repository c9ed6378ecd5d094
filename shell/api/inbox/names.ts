/** Names and words that a page of the inbox needs, read at once. */
import type { Language } from '../../../core/charter/compiled.ts'
import { textOf } from '../../../core/chat/message.ts'
import type { Part } from '../../../core/chat/message.ts'
import type { StoredEvent } from '../../../core/ports/store.ts'
import { charterInForce } from '../charters/in-force.ts'
import { titlesIn } from '../charters/titles.ts'
import type { ApiParts } from '../parts.ts'
import type { Item } from './item.ts'

export interface PageNames {
  readonly group: (item: Item) => string | null
  readonly member: (item: Item) => string | null
  readonly rule: (item: Item) => string | null
  /** First words of the message. */
  readonly words: (item: Item) => string | null
  readonly operator: (id: string) => string
}

const MOST_WORDS = 280

/** Of a case: who, which rule, which message. */
export function aboutOf({ matter }: Pick<Item, 'matter'>) {
  if (matter.kind !== 'case') return { member: null, rule: null, message: null }
  const { member, rule, message } = matter.row
  return {
    member: matter.action?.member ?? member,
    rule: matter.action?.rule ?? rule,
    message: matter.action?.message ?? message,
  }
}

export async function namesFor(
  parts: ApiParts,
  page: readonly Item[],
  language: Language,
): Promise<PageNames> {
  const communities = [...new Set(page.map(({ community }) => community))]
  const books = new Map(
    await Promise.all(
      communities.map(async (community) => {
        const own = page.filter((item) => item.community === community)
        return [community, await bookOf(parts, community, own, language)] as const
      }),
    ),
  )
  const operators = new Map(parts.sessions.operators?.().map(({ id, name }) => [id, name]))
  const from = (item: Item, of: keyof Book, id: number | string | null): string | null =>
    id === null ? null : (books.get(item.community)?.[of].get(id) ?? null)
  return {
    group: (item) => from(item, 'groups', item.group),
    member: (item) => from(item, 'members', aboutOf(item).member),
    rule: (item) => from(item, 'rules', aboutOf(item).rule) ?? aboutOf(item).rule,
    words: (item) => from(item, 'words', aboutOf(item).message),
    operator: (id) => operators.get(id) ?? id,
  }
}

type Book = Readonly<
  Record<'groups' | 'members' | 'rules' | 'words', ReadonlyMap<number | string, string | null>>
>

async function bookOf(
  parts: ApiParts,
  community: number,
  items: readonly Item[],
  language: Language,
): Promise<Book> {
  const { reads } = parts
  const about = items.map(aboutOf)
  const members = [...new Set(about.flatMap(({ member }) => member ?? []))]
  const messages = [...new Set(about.flatMap(({ message }) => message ?? []))]
  const [handles, groups, events, inForce] = await Promise.all([
    members.length === 0 ? [] : reads.handles(community, members),
    items.some(({ group }) => group !== null) ? reads.listGroups(community) : [],
    Promise.all(messages.map((seq) => reads.event(community, seq))),
    about.some(({ rule }) => rule !== null) ? charterInForce(parts, community) : null,
  ])
  const titles = await titlesIn(parts, community, new Set([inForce?.row.version ?? 0]), language)
  return {
    groups: new Map(groups.map(({ group, name, native }) => [group, name ?? native])),
    members: new Map(handles.map(({ member, name, native }) => [member, name ?? native])),
    rules: titles,
    words: new Map(
      events.flatMap((stored) => (stored === null ? [] : [[stored.event.seq, wordsOf(stored)]])),
    ),
  }
}

/** Words of a stored message; null when it has none or they were erased. */
export function wordsOf({ event, content }: StoredEvent): string | null {
  if (content === null || event.kind === 'operator.notice') return null
  const { parts } = JSON.parse(content) as { readonly parts?: readonly Part[] }
  return parts === undefined ? null : textOf(parts).slice(0, MOST_WORDS)
}
