/** Stored events as the feed shows them: words, what fired, what was done, and who is meant. */
import type { z } from 'zod'
import type { Language } from '../../../core/charter/compiled.ts'
import { decodeDecision } from '../../../core/decide/codec.ts'
import type { Decision } from '../../../core/decide/decision.ts'
import { textOf } from '../../../core/chat/message.ts'
import type { Part } from '../../../core/chat/message.ts'
import type { StoredEvent } from '../../../core/ports/store.ts'
import { actionOf } from '../actions/action-of.ts'
import { titlesIn } from '../charters/titles.ts'
import { idOrNull, idOut } from '../fields.ts'
import type { ApiParts } from '../parts.ts'
import { operatorNames } from '../operator-names.ts'
import type { OperatorNames } from '../operator-names.ts'
import { insteadOf } from './instead.ts'
import { peopleIn } from './people.ts'
import type { Feed, FeedEvent } from './schema.ts'
import { settledBy } from './settled.ts'

type Shown = z.input<typeof FeedEvent>

/** UTF-16 units of a message that a list of many shows. */
const LISTED = 4_000

/** The feed's view of `stored`, with the names of everyone in it. */
export async function feedOf(
  parts: ApiParts,
  community: number,
  stored: readonly StoredEvent[],
  language: Language,
  longest = LISTED,
): Promise<z.input<typeof Feed>> {
  const decided = stored.map((each) => ({ ...each, decision: decodeDecision(each.event.decision) }))
  const versions = new Set(decided.map(({ decision }) => decision.charter))
  const titles = await titlesIn(parts, community, versions, language)
  const settles = await settledBy(parts.reads, community, stored, language)
  const operators = operatorNames(parts)
  const events = decided.map((each) => ({
    ...shownEvent(each, titles, longest),
    by: doneBy(each.event.data, operators),
    instead: [...insteadOf(each.actions, language)],
    settles: settles.get(each.event.seq) ?? null,
    verdicts: [],
  }))
  return { events, people: await peopleIn(parts.reads, community, events) }
}

function shownEvent(
  { event, content, actions, decision }: StoredEvent & { readonly decision: Decision },
  titles: ReadonlyMap<string, string>,
  longest: number,
): Omit<Shown, 'by' | 'instead' | 'settles' | 'verdicts'> {
  const body =
    content === null ? null : (JSON.parse(content) as { parts?: Part[]; text?: string; name?: string })
  // Words for an operator are theirs, who may see more than this community.
  const own = event.kind === 'operator.notice'
  const words = own ? null : body?.parts ? textOf(body.parts) : (body?.text ?? null)
  return {
    seq: idOut(event.seq),
    kind: event.kind,
    at: event.at,
    received: event.received,
    source: event.source,
    group: idOrNull(event.group),
    member: idOrNull(event.member),
    native: event.native,
    revision: event.revision,
    data: JSON.parse(event.data) as Record<string, unknown>,
    text: words === null ? null : words.slice(0, longest),
    cut: (words?.length ?? 0) > longest,
    parts: body?.parts?.map(({ type }) => type) ?? [],
    erased: event.contentHash !== null && content === null,
    charter: decision.charter,
    late: decision.late,
    fault: decision.fault ?? null,
    fired: firedIn(decision, titles),
    actions: actions.map((action) => actionOf(action)),
    points: decision.entries.map(({ member, amount, rule }) => ({ member: idOut(member), amount, rule })),
    cases: decision.cases.map(({ kind, rule }, n) => ({ n, kind, rule })),
  }
}

function doneBy(data: string, operators: OperatorNames): string | null {
  const { operator } = JSON.parse(data) as { readonly operator?: unknown }
  return typeof operator === 'string' ? (operators.get(operator) ?? null) : null
}

function firedIn(decision: Decision, titles: ReadonlyMap<string, string>): Shown['fired'] {
  return decision.fired.map(({ rule, strike, held, role }) => ({
    rule,
    title: titles.get(rule) ?? rule,
    strike,
    held,
    role: role ?? null,
  }))
}
