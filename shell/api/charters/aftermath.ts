/** What of the rules in force is still under way when a draft takes their place. */
import type { ApiParts } from '../parts.ts'
import { idOrNull } from '../fields.ts'

export interface RuleNote {
  readonly id: string
  readonly title: string
}

const PAGE = 200
const MOST_PAGES = 5

/** Mutes by `rules` that have not ended, the latest first; they keep their end whatever is published. */
export async function sanctionsUnderWay(parts: ApiParts, community: number, rules: readonly RuleNote[]) {
  if (rules.length === 0) return []
  const titles = new Map(rules.map(({ id, title }) => [id, title]))
  const now = parts.now()
  const found = []
  let before: number | undefined
  for (let page = 0; page < MOST_PAGES; page++) {
    const rows = await parts.reads.actions(community, 'sent', {
      limit: PAGE,
      ...(before === undefined ? {} : { before }),
    })
    for (const { kind, rule, member, due, amount } of rows) {
      const title = titles.get(rule)
      const until = due + (amount ?? 0)
      if (kind === 'mute' && title !== undefined && until > now)
        found.push({ id: rule, title, member, until })
    }
    before = rows.at(-1)?.seq
    if (rows.length < PAGE || before === undefined) break
  }
  const names = await namesOf(
    parts,
    community,
    found.flatMap(({ member }) => member ?? []),
  )
  return found.map(({ member, ...sanction }) => {
    return {
      ...sanction,
      member: idOrNull(member),
      name: member === null ? null : (names.get(member) ?? null),
    }
  })
}

/** How many open cases and queued actions belong to `rules`. */
export async function waitingFor(parts: ApiParts, community: number, rules: ReadonlySet<string>) {
  if (rules.size === 0) return { cases: 0, cancelled: 0 }
  const [cases, queued] = await Promise.all([
    parts.reads.cases(community, 'open', { limit: PAGE }),
    parts.reads.actions(community, 'queued', { limit: PAGE }),
  ])
  return {
    cases: cases.filter(({ rule }) => rule !== null && rules.has(rule)).length,
    cancelled: queued.filter(({ rule }) => rules.has(rule)).length,
  }
}

async function namesOf({ reads }: ApiParts, community: number, members: readonly number[]) {
  if (members.length === 0) return new Map<number, string>()
  const handles = await reads.handles(community, [...new Set(members)])
  return new Map(handles.flatMap(({ member, name }) => (name === null ? [] : [[member, name] as const])))
}
