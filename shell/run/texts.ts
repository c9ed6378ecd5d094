/** Texts of actions, rendered once when they were decided: a queued action keeps its words. */
import type { TextRef } from '../../core/chat/action.ts'
import type { CompiledCharter, Language } from '../../core/charter/compiled.ts'
import type { LedgerStore } from '../../core/ports/store.ts'
import { renderText } from '../../core/rules/render.ts'
import type { Desk } from './desk.ts'
import type { DraftCommit } from './draft-commit.ts'
import { textRow } from './rows.ts'
import type { UnwrittenText } from './rows.ts'

/** Adds the rendered texts to the commit; names that memory does not hold are asked of the store at once. */
export async function writeTexts(
  draft: DraftCommit,
  texts: readonly UnwrittenText[],
  desk: Desk,
  store: LedgerStore,
  salt: () => string,
): Promise<void> {
  if (texts.length === 0) return
  const erased = new Set(draft.erased)
  await loadNames(texts, desk, store, erased)
  for (const text of texts) {
    const body = bodyOf(text, desk)
    if (body !== null) draft.content.push(textRow(text, salt(), body))
  }
}

function bodyOf({ decided, action }: UnwrittenText, desk: Desk): string | null {
  const { charter } = decided.fresh
  const { text, member, group } = action
  const template = text === null ? undefined : charter?.templates.get(text.template)
  if (charter === null || text === null || template === undefined) return null
  return renderText({
    template,
    language: languageOf(charter, decided.decision.kind),
    params: text.params,
    names: desk.names,
    member,
    members: text.members,
    groupName: group === null ? undefined : desk.groupNames.get(group),
    values: {},
    rulesText: charter.rulesText,
    lexicon: charter.lexicon,
  })
}

function languageOf(charter: CompiledCharter, kind: string | null): Language {
  const own = kind === null ? null : charter.kinds.get(kind)?.language
  return own ?? charter.languages[0] ?? 'en'
}

async function loadNames(
  texts: readonly UnwrittenText[],
  { community, names, groupNames }: Desk,
  store: LedgerStore,
  erased: ReadonlySet<number>,
): Promise<void> {
  const members = new Set<number>()
  const groups = new Set<number>()
  for (const { decided, action } of texts) {
    if (action.text === null || !namesSomebody(decided.fresh.charter, action.text)) continue
    for (const member of [action.member, ...(action.text.members ?? [])]) {
      if (member !== null && !names.has(member) && !erased.has(member)) members.add(member)
    }
    if (action.group !== null && !groupNames.has(action.group)) groups.add(action.group)
  }
  if (members.size > 0) {
    for (const { member, name } of await store.handlesOf(community, [...members])) {
      if (name !== null) names.set(member, name)
    }
  }
  if (groups.size === 0) return
  for (const { group, name } of await store.groupsOf(community, [...groups])) {
    if (name !== null) groupNames.set(group, name)
  }
}

const NAMING = /\{(?:members?|group)\}/

function namesSomebody(charter: CompiledCharter | null, { template }: TextRef): boolean {
  const text = charter?.templates.get(template)
  if (text === undefined) return false
  return typeof text === 'string'
    ? NAMING.test(text)
    : Object.values(text).some((words) => NAMING.test(words))
}
