/** Texts of actions, rendered once when they were decided: a queued action keeps its words. */
import type { Event } from '../../core/chat/event.ts'
import type { CompiledCharter, Language } from '../../core/charter/compiled.ts'
import { NOTICE, RESTORED, templateIn } from '../../core/charter/texts.ts'
import { isTestMessage } from '../../core/decide/test-message.ts'
import type { LedgerStore } from '../../core/ports/store.ts'
import { ANY_SYNTAX, escapeValue } from '../../core/rules/escape.ts'
import { renderOutgoing } from '../../core/rules/outgoing.ts'
import type { Desk } from './desk.ts'
import type { DraftCommit } from './draft-commit.ts'
import { holdBack } from './held-texts.ts'
import type { Platforms } from './owner.ts'
import { drop, recalledWords } from './recalled.ts'
import { textRow } from './rows.ts'
import type { UnwrittenText } from './rows.ts'
import { loadNames } from './text-names.ts'

interface TextTools {
  readonly desk: Desk
  readonly store: LedgerStore
  readonly salt: () => string
  readonly platforms: Platforms
}

/** Adds the rendered texts to the commit. What must not be said is held back, visibly. */
export async function writeTexts(
  draft: DraftCommit,
  texts: readonly UnwrittenText[],
  tools: TextTools,
): Promise<void> {
  if (texts.length === 0) return
  const { desk, store, salt } = tools
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
    const body = bodyOf(text, tools, quoted)
    if (body === HELD) holdBack(draft, text)
    else if (body !== null) draft.content.push(textRow(text, salt(), body))
  }
}

const HELD = Symbol('held')

function bodyOf(
  { decided, action }: UnwrittenText,
  { desk, platforms }: TextTools,
  quoted: string | undefined,
): string | typeof HELD | null {
  const { charter, event } = decided.fresh
  const { text, member, group } = action
  if (text?.template === NOTICE) return noticeIn(event)
  if (charter === null || text === null) return null
  const template = templateIn(charter.templates, text.template)
  if (template === undefined) return null
  const place = group === null ? undefined : desk.groups.get(group)
  const syntax = syntaxOf(place?.platform ?? decided.fresh.platform, platforms)
  const rendered = renderOutgoing({
    template,
    language: languageOf(charter, decided.decision.kind),
    params: text.params,
    names: desk.names,
    member,
    members: text.members,
    groupName: place?.name ?? undefined,
    quoted,
    values: {},
    rulesText: charter.rulesText,
    lexicon: charter.lexicon,
    escape: (value) => escapeValue(value, syntax),
  })
  return rendered ?? HELD
}

/** A platform that declares no syntax knows plain text only; of one that is not known anything may be true. */
function syntaxOf(platform: string | null, platforms: Platforms) {
  const traits = platform === null ? undefined : platforms[platform]
  return traits === undefined ? ANY_SYNTAX : (traits.syntax ?? {})
}

/** Words that are the event's own: a notice, or a test. */
function noticeIn(event: Event): string | null {
  if (isTestMessage(event)) return typeof event.content?.['text'] === 'string' ? event.content['text'] : null
  const { kind, content } = event
  return kind === 'operator.notice' && content !== null ? `${content.title}\n${content.text}` : null
}

function languageOf(charter: CompiledCharter, kind: string | null): Language {
  const own = kind === null ? null : charter.kinds.get(kind)?.language
  return own ?? charter.languages[0] ?? 'en'
}
