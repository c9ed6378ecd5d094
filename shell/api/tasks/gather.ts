/** What is due in one group as a person does it: one text to paste, and what cannot be pasted. */
import type { Language } from '../../../core/charter/compiled.ts'
import { sayable } from '../../../core/rules/render-names.ts'
import type { ActionRow } from '../../../core/ports/rows.ts'

export type HandedAction = ActionRow & { readonly text: string | null }

/** How a task is done: its words go into the group's text, are sent to one person, or it is a deed of its own. */
export type Way = 'paste' | 'private' | 'deed'

export interface Task {
  readonly action: HandedAction
  readonly way: Way
  /** What has to be done: the act itself, or the nearest that the program allows. */
  readonly kind: string
  /** The words as they are pasted; null for a deed without words. */
  readonly words: string | null
}

export interface Gathered {
  readonly group: number | null
  /** Everything that is to be said to the group, each text once; null when there is nothing to say. */
  readonly text: string | null
  readonly tasks: readonly Task[]
  /** The first of them to expire. */
  readonly expires: number
}

const STANDS_FOR_RECALL: Readonly<Record<Language, string>> = {
  'zh-CN': '你刚才的消息不符合群规，请自行撤回。',
  en: 'Your last message is against the rules of this group: please take it back.',
}
const TO_SOMEBODY: ReadonlySet<string> = new Set(['reply', 'warn'])

/** Tasks by group, what expires first in front; within a group in the order in which they were decided. */
export function gather(
  actions: readonly HandedAction[],
  nameOf: (member: number) => string | null,
  language: Language,
): readonly Gathered[] {
  const ordered = actions.toSorted((one, other) => one.seq - other.seq || one.n - other.n)
  const groups = [...Map.groupBy(ordered, ({ group }) => group)].map(([group, own]): Gathered => {
    const tasks = own.map((action) => taskOf(action, nameOf, language))
    const said = tasks.flatMap(({ way, words }) => (way === 'paste' && words !== null ? [words] : []))
    return {
      group,
      text: said.length === 0 ? null : [...new Set(said)].join('\n\n'),
      tasks,
      expires: Math.min(...own.map(({ expires }) => expires)),
    }
  })
  return groups.toSorted((one, other) => one.expires - other.expires)
}

function taskOf(action: HandedAction, nameOf: (member: number) => string | null, language: Language): Task {
  const kind = kindOf(action)
  if (kind === 'tell') return { action, way: 'private', kind, words: action.text }
  if (kind !== 'say' && !TO_SOMEBODY.has(kind)) return { action, way: 'deed', kind, words: null }
  const words = action.text ?? STANDS_FOR_RECALL[language]
  const name = action.member === null ? null : sayable(nameOf(action.member) ?? '', null)
  const addressed = kind === 'say' || name === null || words.includes(name) ? words : `@${name} ${words}`
  return { action, way: 'paste', kind, words: addressed }
}

/** The outbox notes `as-reply` where it handed over the nearest act that the program allows. */
function kindOf({ kind, code }: ActionRow): string {
  return code?.startsWith('as-') ? code.slice(3) : kind
}
