/**
 * What `decide` looks up in a charter, laid out once: rules by trigger, the cheap things that must hold of an
 * event before a rule's condition can be true, and how each read is filled.
 */
import type { CompiledCharter, CompiledRule, Localized, Trigger } from '../charter/compiled.ts'
import { placeholdersIn } from '../charter/placeholders.ts'
import type { Necessary } from '../rules/condition.ts'
import { callsEveryone } from './ceilings.ts'
import { nameOfRead } from './reads.ts'
import type { MessageFacts } from '../facts/message-facts.ts'
import { flagTest, levelOf, type FlagTest } from './flags.ts'

export type On = Trigger['on']

/** Rules of one trigger, in document order; the lists hold places in `rules`. */
export interface TriggerIndex {
  readonly rules: readonly CompiledRule[]
  /** Places of all rules. */
  readonly all: readonly number[]
  /** Rules that must be judged at every event. */
  readonly always: readonly number[]
  /** By number of a word in the lexicon. */
  readonly words: ReadonlyMap<number, readonly number[]>
  readonly flags: readonly { readonly test: FlagTest; readonly rules: readonly number[] }[]
  /** By place of a read: thresholds ascending, each with the rule that it wakes. */
  readonly thresholds: readonly { readonly read: number; readonly steps: readonly Step[] }[]
  /** The same for numbers of the message. */
  readonly levels: readonly {
    readonly level: (facts: MessageFacts) => number
    readonly steps: readonly Step[]
  }[]
  readonly marks: Marks
}

export interface Step {
  readonly least: number
  readonly rule: number
}

/** Scratch space, reused from event to event: the round in which each rule was woken last. */
export interface Marks {
  round: number
  readonly woken: Int32Array
}

export interface CharterIndex {
  readonly triggers: Readonly<Record<On, TriggerIndex>>
  readonly rules: ReadonlyMap<string, CompiledRule>
  readonly scheduled: readonly CompiledRule[]
  /** Whether texts are counted. */
  readonly watchesText: boolean
  /** Names in braces that each template uses. */
  readonly placeholders: ReadonlyMap<string, readonly string[]>
  /** Templates that call everybody in a group. */
  readonly calls: ReadonlySet<string>
}

const TRIGGERS: readonly On[] = ['message', 'edit', 'recall', 'join', 'leave', 'reaction', 'schedule']
const known = new WeakMap<CompiledCharter, CharterIndex>()

/** The index of a charter; made at the first call. */
export function indexOf(charter: CompiledCharter): CharterIndex {
  let index = known.get(charter)
  if (index === undefined) known.set(charter, (index = build(charter)))
  return index
}

function build(charter: CompiledCharter): CharterIndex {
  const triggers = Object.fromEntries(TRIGGERS.map((on) => [on, triggerIndex(charter, on)]))
  const { watch } = charter
  return {
    triggers: triggers as Record<On, TriggerIndex>,
    rules: new Map(charter.rules.map((rule) => [rule.id, rule])),
    scheduled: charter.rules.filter(({ trigger }) => trigger.on === 'schedule'),
    watchesText: (watch.same_text?.length ?? 0) + (watch.same_text_groups?.length ?? 0) > 0,
    placeholders: new Map([...charter.templates].map(([path, text]) => [path, placeholdersOf(text)])),
    calls: new Set(
      [...charter.templates].flatMap(([path, text]) => (wordsOf(text).some(callsEveryone) ? [path] : [])),
    ),
  }
}

interface Draft {
  readonly always: number[]
  readonly words: Map<number, number[]>
  readonly flags: Map<string, number[]>
  readonly thresholds: Map<number, Step[]>
  readonly levels: Map<string, Step[]>
}

function triggerIndex(charter: CompiledCharter, on: On): TriggerIndex {
  const rules = charter.rules.filter(({ trigger }) => trigger.on === on).sort((a, b) => a.order - b.order)
  const readPlaces = new Map(charter.reads.map((read, place) => [nameOfRead(read), place]))
  const draft: Draft = {
    always: [],
    words: new Map(),
    flags: new Map(),
    thresholds: new Map(),
    levels: new Map(),
  }
  for (const [place, { condition }] of rules.entries()) {
    const necessary = condition?.necessary ?? null
    if (necessary?.every((one) => isIndexed(one, charter, readPlaces))) {
      for (const one of necessary) enter(draft, one, place, charter, readPlaces)
    } else draft.always.push(place)
  }
  return {
    rules,
    all: [...rules.keys()],
    always: draft.always,
    words: draft.words,
    flags: [...draft.flags].map(([flag, woken]) => ({ test: flagTest(flag)!, rules: woken })),
    thresholds: [...draft.thresholds].map(([read, steps]) => ({ read, steps: ascending(steps) })),
    levels: [...draft.levels].map(([fact, steps]) => ({ level: levelOf(fact)!, steps: ascending(steps) })),
    marks: { round: 0, woken: new Int32Array(rules.length) },
  }
}

function ascending(steps: Step[]): readonly Step[] {
  return steps.sort((a, b) => a.least - b.least)
}

/** What this version cannot look up cheaply is no reason to pass a rule over. */
function isIndexed(
  necessary: Necessary,
  charter: CompiledCharter,
  readPlaces: ReadonlyMap<string, number>,
): boolean {
  switch (necessary.by) {
    case 'word':
      return charter.lexicon.numberOf(necessary.word) >= 0
    case 'piece':
      return charter.lexicon.pieceNumber(necessary.piece) >= 0
    case 'list':
      return charter.lexicon.lists.has(necessary.list)
    case 'flag':
      return flagTest(necessary.flag) !== null
    case 'at-least':
      return readPlaces.has(necessary.read)
    case 'level':
      return levelOf(necessary.fact) !== null
    default:
      return false
  }
}

function enter(
  draft: Draft,
  necessary: Necessary,
  place: number,
  charter: CompiledCharter,
  readPlaces: ReadonlyMap<string, number>,
): void {
  switch (necessary.by) {
    case 'word':
      append(draft.words, charter.lexicon.numberOf(necessary.word), place)
      break
    case 'piece':
      append(draft.words, charter.lexicon.pieceNumber(necessary.piece), place)
      break
    case 'list':
      for (const word of charter.lexicon.lists.get(necessary.list) ?? []) append(draft.words, word, place)
      break
    case 'flag':
      append(draft.flags, necessary.flag, place)
      break
    case 'at-least':
      append(draft.thresholds, readPlaces.get(necessary.read)!, { least: necessary.least, rule: place })
      break
    case 'level':
      append(draft.levels, necessary.fact, { least: necessary.least, rule: place })
  }
}

function append<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const items = map.get(key)
  if (items === undefined) map.set(key, [item])
  else items.push(item)
}

function wordsOf(text: Localized): readonly string[] {
  return typeof text === 'string' ? [text] : Object.values(text)
}

function placeholdersOf(text: Localized): readonly string[] {
  return [...new Set(wordsOf(text).flatMap((words) => placeholdersIn(words).map(({ name }) => name)))]
}
