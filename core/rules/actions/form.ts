/** How one kind of act describes itself: what is written in a charter, and what it comes to. */
import type { z } from 'zod'
import type { Localized } from '../../charter/compiled.ts'
import type { ActionKind } from '../../chat/action.ts'
import type { Bilingual } from '../../charter/fault.ts'

/** What an event must bring so that the act has something to act on. */
export type Need = 'message' | 'member' | 'presence'

export interface ActValue {
  readonly text: Localized | null
  /** Mute: milliseconds. Points: amount. */
  readonly amount: number | null
  readonly perDay: number | null
  readonly name: string | null
}

export const NO_VALUE: ActValue = { text: null, amount: null, perDay: null, name: null }

export interface ActForm {
  readonly kind: ActionKind
  readonly label: Bilingual
  /** Within a sentence: `recall the message`. */
  readonly phrase: Bilingual
  /** As it is written in a charter. */
  readonly example: Bilingual
  readonly help: Bilingual
  readonly needs: readonly Need[]
  /** May be written as a bare word. */
  readonly bare: boolean
  /** Schema of what follows the colon; null = only the bare word. */
  readonly value: z.ZodType | null
  /** What a written value that passed the schema comes to; null = the bare word. */
  readonly read: (value: unknown) => ActValue
}

type Words = Pick<ActForm, 'label' | 'phrase' | 'example' | 'help'>

/** An act that is only ever a bare word. */
export function bareAct(kind: ActionKind, needs: readonly Need[], words: Words): ActForm {
  return { kind, ...words, needs, bare: true, value: null, read: () => NO_VALUE }
}

/** An act with a value; `bare` says whether the value may be left out. */
export function valuedAct<Schema extends z.ZodType>(
  kind: ActionKind,
  needs: readonly Need[],
  words: Words,
  form: {
    readonly bare?: boolean
    readonly value: Schema
    readonly read: (value: z.infer<Schema>) => Partial<ActValue>
  },
): ActForm {
  return {
    kind,
    ...words,
    needs,
    bare: form.bare ?? false,
    value: form.value,
    read: (value) => (value === null ? NO_VALUE : { ...NO_VALUE, ...form.read(form.value.parse(value)) }),
  }
}
