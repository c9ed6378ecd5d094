/** What the list of communities says beside their figures: asked for on every page, so remembered for a moment. */
import type { Language } from '../../../core/charter/compiled.ts'
import type { AccountRow } from '../../../core/ports/rows.ts'
import { charterInForce } from '../charters/in-force.ts'
import type { ApiParts } from '../parts.ts'

export interface About {
  /** null before the first publication. */
  readonly timezone: string | null
  readonly languages: readonly Language[]
  /** Played by invented people, to be looked at. */
  readonly demo: boolean
  /** Logins on chat platforms, apart from those of the demo. */
  readonly accounts: number
}

const REMEMBERED = 5_000

type Parts = Pick<ApiParts, 'reads' | 'charters' | 'now'>
const remembered = new WeakMap<ApiParts['reads'], Map<number, { readonly until: number; about: About }>>()

export async function aboutCommunity(parts: Parts, community: number): Promise<About> {
  const known = remembered.get(parts.reads) ?? new Map<number, { until: number; about: About }>()
  remembered.set(parts.reads, known)
  const kept = known.get(community)
  const now = parts.now()
  if (kept !== undefined && now < kept.until) return kept.about
  const [rows, inForce] = await Promise.all([
    parts.reads.listAccounts(community),
    charterInForce(parts, community),
  ])
  const about = {
    timezone: inForce?.charter.timezone ?? null,
    languages: inForce?.charter.languages ?? [],
    demo: rows.some(isDemo),
    accounts: rows.filter((row) => !isDemo(row)).length,
  }
  known.set(community, { until: now + REMEMBERED, about })
  return about
}

/** The built-in room whose people follow a script. */
function isDemo({ platform, settings }: AccountRow): boolean {
  const read: unknown = JSON.parse(settings)
  return platform === 'room' && typeof read === 'object' && read !== null && 'demo' in read
}
