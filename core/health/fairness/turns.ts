/** What one says in a row, and whether anybody answered it: the unit in which attention is counted. */
import type { MessageSeen } from '../observation.ts'

/** Who goes on within this time, with nobody in between, goes on with the same turn. */
const SAME_TURN = 5 * 60_000
/** Turns of a person in a group that can still be answered. */
const REMEMBERED = 6

interface Turn {
  readonly from: number
  until: number
  answered: boolean
  readonly isFirst: boolean
}

export interface Attention {
  turns: number
  /** Turns that somebody else answered. */
  answered: number
  /** Answers that they got. */
  answers: number
  /** Instant of the first turn, and whether it was answered. */
  first: number
  firstAnswered: boolean
}

export class Turns {
  readonly people = new Map<number, Attention>()
  readonly #groups: { last: number; readonly turns: Map<number, Turn[]> }[] = []

  take({ group, person, at, answers }: MessageSeen): void {
    const here = (this.#groups[group] ??= { last: -1, turns: new Map() })
    for (const answered of answers) {
      const turn = here.turns.get(answered.person)?.findLast(({ from }) => from <= answered.at)
      const attention = this.people.get(answered.person)
      if (turn === undefined || attention === undefined || answered.at > turn.until) continue
      attention.answers += 1
      if (turn.answered) continue
      turn.answered = true
      attention.answered += 1
      if (turn.isFirst) attention.firstAnswered = true
    }
    const turns = here.turns.get(person) ?? []
    const latest = turns.at(-1)
    if (here.last === person && latest !== undefined && at - latest.until <= SAME_TURN) latest.until = at
    else this.#begin(person, at, turns)
    here.turns.set(person, turns)
    here.last = person
  }

  #begin(person: number, at: number, turns: Turn[]): void {
    const known = this.people.get(person)
    const attention = known ?? { turns: 0, answered: 0, answers: 0, first: at, firstAnswered: false }
    if (known === undefined) this.people.set(person, attention)
    attention.turns += 1
    turns.push({ from: at, until: at, answered: false, isFirst: known === undefined })
    if (turns.length > REMEMBERED) turns.shift()
  }
}
