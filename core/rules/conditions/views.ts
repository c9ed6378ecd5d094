/** The contexts (`member`, `text`, …) as objects whose properties the expression library reads. */
import type { ReadValue } from '../../decide/reads.ts'
import { MOST_HELD } from './cost.ts'
import { FACTS } from '../../facts/describe.ts'
import type { Scope } from './scope.ts'
import type { TermType } from './term.ts'
import { VOCABULARY } from './vocabulary.ts'

/** Characters of the text as written that a condition may look at. */
const MOST_RAW = 4_000

type CelValue = boolean | bigint | number | string | readonly string[]

export class View {
  readonly scope: Scope

  constructor(scope: Scope) {
    this.scope = scope
  }
}

// The library tells types apart by constructor: each context needs a class of its own.
const CLASSES = {
  event: class EventView extends View {},
  message: class MessageView extends View {},
  text: class TextView extends View {},
  facts: class FactsView extends View {},
  member: class MemberView extends View {},
  group: class GroupView extends View {},
  counts: class CountsView extends View {},
  time: class TimeView extends View {},
  reaction: class ReactionView extends View {},
}

/** The class of each context. */
export const VIEWS: ReadonlyMap<string, typeof View> = new Map(Object.entries(CLASSES))

const READERS: Readonly<Record<string, (scope: Scope) => CelValue>> = {
  'event.kind': (scope) => scope.event.kind,
  'message.is_reply': (scope) => scope.event.isReply,
  'message.is_edit': (scope) => scope.event.kind === 'message.edited',
  'text.raw': (scope) => scope.facts.text.slice(0, MOST_RAW),
  'member.name': (scope) => scope.facts.name,
  'reaction.emoji': (scope) => scope.event.emoji,
}

function readerOf(name: string, type: TermType): (scope: Scope) => CelValue {
  const own = READERS[name]
  if (own !== undefined) return own
  const fact = FACTS.find((each) => `facts.${each.name}` === name)
  if (fact !== undefined) return (scope) => asCel(fact.get(scope.facts), type)
  return (scope) => asCel(scope.read(name), type)
}

/** CEL keeps integers as BigInt and cannot compare them with plain numbers. */
export function asCel(value: ReadValue | boolean, type: TermType): CelValue {
  if (type === 'int') return BigInt(Math.trunc(Number(value)))
  if (type === 'double') return Number(value)
  if (typeof value === 'object' && value.length > MOST_HELD) return value.slice(0, MOST_HELD)
  return value
}

for (const term of VOCABULARY.values()) {
  if (term.takes !== null) continue
  const [context = '', field = ''] = term.name.split('.')
  const read = readerOf(term.name, term.type)
  Object.defineProperty(VIEWS.get(context)?.prototype, field, {
    get(this: View) {
      return read(this.scope)
    },
  })
}
