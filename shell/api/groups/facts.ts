/** Groups as the ledger and the charter know them, for the routes about groups. */
import { proposedKind } from '../../../core/charter/name-pattern.ts'
import type { CompiledCharter } from '../../../core/charter/compiled.ts'
import { decodeState, emptyRecord } from '../../../core/decide/codec.ts'
import type { GroupRow } from '../../../core/ports/rows.ts'
import { charterInForce } from '../charters/in-force.ts'
import type { ApiParts } from '../parts.ts'

export type Values = Readonly<Record<string, string>>

export interface GroupFacts extends GroupRow {
  readonly kind: string | null
  readonly values: Values
  readonly size: number
  readonly dissolved: boolean
  /** What the charter's patterns propose for a group without a kind. */
  readonly proposal: string | null
}

export interface KnownGroups {
  readonly charter: CompiledCharter | null
  readonly groups: readonly GroupFacts[]
}

export async function knownGroups(
  parts: Pick<ApiParts, 'reads' | 'charters'>,
  community: number,
): Promise<KnownGroups> {
  const [rows, inForce] = await Promise.all([
    parts.reads.listGroups(community),
    charterInForce(parts, community),
  ])
  const charter = inForce?.charter ?? null
  return { charter, groups: rows.map((row) => factsOf(row, charter)) }
}

function factsOf(
  { state, ...row }: GroupRow & { readonly state: string | null },
  charter: CompiledCharter | null,
): GroupFacts {
  const { kind, values, size, dissolved } =
    state === null ? emptyRecord('group') : decodeState('group', state)
  const free = kind === null && !dissolved && charter !== null
  return { ...row, kind, values, size, dissolved, proposal: free ? proposedKind(charter, row.name) : null }
}

/** Values that the group's kind asks for and that it does not bring. */
export function missingValues(
  charter: CompiledCharter | null,
  kind: string | null,
  values: Values,
): readonly string[] {
  const wanted = kind === null ? [] : (charter?.kinds.get(kind)?.values ?? [])
  return wanted.filter((name) => (values[name] ?? '').trim() === '')
}
