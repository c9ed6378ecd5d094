/** Messages kept to be shown: few, short, with the place where they stand. */
import type { Bilingual } from '../charter/fault.ts'
import type { Closing } from './fold.ts'
import type { MessageSeen } from './observation.ts'
import { once } from './once.ts'
import type { Example } from './report.ts'

const LONGEST = 200
/** Examples of a set. */
export const MOST_EXAMPLES = 5

export interface Kept {
  readonly at: number
  readonly group: number
  readonly person: number
  readonly text: string
  readonly file: string
  readonly place: number
  readonly native: string | null
}

export const keep = once(({ at, group, person, facts, file, place, native }: MessageSeen): Kept => {
  return { at, group, person, text: cutText(facts.text), file, place, native }
})

/** At most 200 characters, none of them halved. */
export function cutText(text: string, longest = LONGEST): string {
  const line = text
    .slice(0, longest * 4)
    .replace(/\s+/g, ' ')
    .trim()
  if (line.length <= longest) return line
  const points = [...line]
  return points.length <= longest ? line : `${points.slice(0, longest - 1).join('')}…`
}

export function exampleOf(kept: Kept, closing: Closing, why: Bilingual | null = null): Example {
  const { at, text, file, place, native } = kept
  const group = closing.groups[kept.group]?.name ?? ''
  const name = closing.people[kept.person]?.name ?? ''
  return { at, group, name, text, file, place, native, why }
}

/** Keeps the few of greatest worth; the earlier one where two are equal. */
export class Best<Value> {
  readonly #most: number
  readonly #kept: { readonly worth: number; readonly value: Value }[] = []

  constructor(most: number = MOST_EXAMPLES) {
    this.#most = most
  }

  /** Whether something of this worth would be kept. */
  wants(worth: number): boolean {
    return this.#kept.length < this.#most || worth > (this.#kept.at(-1)?.worth ?? 0)
  }

  add(worth: number, value: Value): void {
    if (!this.wants(worth)) return
    const after = this.#kept.findIndex((other) => other.worth < worth)
    this.#kept.splice(after < 0 ? this.#kept.length : after, 0, { worth, value })
    if (this.#kept.length > this.#most) this.#kept.pop()
  }

  get values(): readonly Value[] {
    return this.#kept.map(({ value }) => value)
  }
}
