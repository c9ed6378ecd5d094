/** Texts of actions, rendered once when they were decided: a queued action keeps its words. */
import type { TextRef } from '../../core/chat/action.ts'
import type { Event } from '../../core/chat/event.ts'
import type { CompiledCharter, Language } from '../../core/charter/compiled.ts'
import { NOTICE, RESTORED, templateIn } from '../../core/charter/texts.ts'
import type { LedgerStore } from '../../core/ports/store.ts'
import { indexOf } from '../../core/decide/charter-index.ts'
import { renderText } from '../../core/rules/render.ts'
import type { Desk } from './desk.ts'
import type { DraftCommit } from './draft-commit.ts'
import { drop, recalledWords } from './recalled.ts'
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
  const recalled = await recalledWords(texts, desk, store, erased)
  for (const text of texts) {
    const { message } = text.action
    const quoted = message === null ? undefined : recalled.get(message)
    if (text.action.text?.template === RESTORED && quoted === undefined) {
      drop(draft, text)
      continue
    }
    const body = bodyOf(text, desk, quoted)
    if (body !== null) draft.content.push(textRow(text, salt(), body))
  }
}

function bodyOf({ decided, action }: UnwrittenText, desk: Desk, quoted: string | undefined): string | null {
  const { charter, event } = decided.fresh
  const { text, member, group } = action
  if (text?.template === NOTICE) return noticeIn(event)
  if (charter === null || text === null) return null
  const template = templateIn(charter.templates, text.template)
  if (template === undefined) return null
  return renderText({
    template,
    language: languageOf(charter, decided.decision.kind),
    params: text.params,
    names: desk.names,
    member,
    members: text.members,
    groupName: group === null ? undefined : desk.groupNames.get(group),
    quoted,
    values: {},
    rulesText: charter.rulesText,
    lexicon: charter.lexicon,
  })
}

function noticeIn({ kind, content }: Event): string | null {
  return kind === 'operator.notice' && content !== null ? `${content.title}\n${content.text}` : null
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

const NAMING: ReadonlySet<string> = new Set(['member', 'members', 'group'])

function namesSomebody(charter: CompiledCharter | null, { template }: TextRef): boolean {
  if (charter === null) return false
  const places = indexOf(charter).placeholders.get(template)
  return places === undefined || places.some((name) => NAMING.has(name))
}
