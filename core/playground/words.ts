/** The words that would have been sent, rendered as the pipeline renders them, for a platform of plain text. */
import type { CompiledCharter, Language } from '../charter/compiled.ts'
import { templateIn } from '../charter/texts.ts'
import type { Action } from '../chat/action.ts'
import { textOf } from '../chat/message.ts'
import type { Step } from '../decide/engine.ts'
import { renderOutgoing } from '../rules/outgoing.ts'
import type { PlaygroundScene } from './scene.ts'

/** The text of an action: null when it has none, `held` when its values advertise together. */
export function wordsOf(
  action: Action,
  charter: CompiledCharter,
  scene: PlaygroundScene,
  said: ReadonlyMap<number, string>,
): { readonly text: string | null; readonly held: boolean } {
  const { text, member, message } = action
  const template = text === null ? undefined : templateIn(charter.templates, text.template)
  if (text === null || template === undefined) return { text: null, held: false }
  const rendered = renderOutgoing({
    template,
    language: languageOf(charter, scene.kind),
    params: text.params,
    names: new Map(scene.people.map((person) => [person.member, person.name])),
    member,
    members: text.members,
    groupName: scene.groupName,
    quoted: message === null ? undefined : said.get(message),
    values: {},
    rulesText: charter.rulesText,
    lexicon: charter.lexicon,
  })
  return { text: rendered, held: rendered === null }
}

/** Words of a step's message, by its place in the order of events. */
export function quotesOf(steps: readonly Step[]): ReadonlyMap<number, string> {
  return new Map(
    steps.flatMap(({ event }): [number, string][] =>
      event.kind === 'message.sent' && event.content !== null
        ? [[event.seq, textOf(event.content.parts)]]
        : [],
    ),
  )
}

function languageOf(charter: CompiledCharter, kind: string | null): Language {
  const own = kind === null ? null : charter.kinds.get(kind)?.language
  return own ?? charter.languages[0] ?? 'en'
}
