/** Who has just come through the door of each group, so that a greeting can be matched with whom it greets. */
import type { ArrivalSeen, MessageSeen } from '../observation.ts'

const HOUR = 3_600_000
/** A greeting that names nobody means those of the last hour. */
const FOLLOWS_WITHIN = HOUR
const NAMED_WITHIN = 24 * HOUR
/** People who came in at once; an export may claim thousands. */
const MOST = 200

interface Entered {
  readonly person: number
  readonly at: number
  readonly name: string
}

export class Door {
  readonly #entered: Entered[][] = []

  enter({ group, person, at, name }: ArrivalSeen): void {
    const entered = (this.#entered[group] ??= [])
    entered.push({ person, at, name })
    if (entered.length > MOST) entered.shift()
  }

  /** Whom a greeting means: whom it answers or names; otherwise who came before it. */
  meant({ group, at, answers, facts }: MessageSeen): readonly number[] {
    const recent = this.#recent(group, at)
    const named = recent.filter(({ name }) => isNamed(name, facts.text, facts.mentions))
    const addressed = answers.filter(({ by }) => by !== 'next')
    const direct = [...named, ...addressed].map(({ person }) => person)
    if (direct.length > 0) return direct
    const followed = recent.filter((entered) => at - entered.at <= FOLLOWS_WITHIN)
    return [...followed, ...answers].map(({ person }) => person)
  }

  #recent(group: number, at: number): readonly Entered[] {
    const recent = (this.#entered[group] ?? []).filter((entered) => at - entered.at <= NAMED_WITHIN)
    this.#entered[group] = recent
    return recent
  }
}

function isNamed(name: string, text: string, mentions: readonly string[]): boolean {
  if (mentions.includes(name)) return true
  const least = /\p{Script=Han}/u.test(name) ? 2 : 3
  return name.length >= least && text.includes(name)
}
