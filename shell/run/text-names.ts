/** Brings in what texts speak of before they are rendered: names of people, and groups with their platforms. */
import type { TextRef } from '../../core/chat/action.ts'
import type { CompiledCharter } from '../../core/charter/compiled.ts'
import { indexOf } from '../../core/decide/charter-index.ts'
import type { LedgerStore } from '../../core/ports/store.ts'
import type { Desk } from './desk.ts'
import type { UnwrittenText } from './rows.ts'

/** What memory does not hold is asked of the store at once. */
export async function loadNames(
  texts: readonly UnwrittenText[],
  { community, names, groups }: Desk,
  store: LedgerStore,
  erased: ReadonlySet<number>,
): Promise<void> {
  const members = new Set<number>()
  const missing = new Set<number>()
  for (const { decided, action } of texts) {
    const { group, member, text } = action
    if (text === null || !holdsValues(decided.fresh.charter, text)) continue
    for (const id of [member, ...(text.members ?? [])]) {
      if (id !== null && !names.has(id) && !erased.has(id)) members.add(id)
    }
    if (group !== null && !groups.has(group)) missing.add(group)
  }
  if (members.size > 0) {
    for (const { member, name } of await store.handlesOf(community, [...members])) {
      if (name !== null) names.set(member, name)
    }
  }
  if (missing.size === 0) return
  for (const { group, platform, name } of await store.groupsOf(community, [...missing])) {
    groups.set(group, { platform, name })
  }
}

/** What the decision or the charter fills in without anybody's words. */
const NUMBERS: ReadonlySet<string> = new Set(['count', 'strike', 'rules', 'member.points', 'member.messages'])

function holdsValues(charter: CompiledCharter | null, { template }: TextRef): boolean {
  if (charter === null) return false
  const places = indexOf(charter).placeholders.get(template)
  return places === undefined || places.some((name) => !NUMBERS.has(name))
}
