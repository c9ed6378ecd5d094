/** Counts chores by who did them: whether they were staff is known at the end only. */
import { weekOf } from '../activity.ts'
import { Best, keep, type Kept } from '../example.ts'
import { callsEveryone } from '../fairness/conduct.ts'
import type { Closing } from '../fold.ts'
import type { ArrivalSeen, MessageSeen, NoticeSeen } from '../observation.ts'
import { CHORES, type Chore } from './acts.ts'
import { Repeats } from './repeats.ts'
import { isLongPost, Newcomers, spot } from './spot.ts'

/** A long post within a conversation is talk. */
const QUIET_BEFORE = 3_600_000

export type Counts = Record<Chore, number>
/** What only staff does: long posts and warnings by members are talk. */
interface Done {
  readonly acts: Counts
  longPosts: number
  readonly weeks: Map<number, Counts>
  readonly longWeeks: Map<number, number>
}

export interface Tallied {
  readonly staff: Counts
  readonly members: Counts
  readonly weeks: ReadonlyMap<number, Counts>
}

export const none = (): Counts => ({ welcomes: 0, repeated: 0, warnings: 0, announcements: 0, checks: 0 })

export class Tally {
  readonly #people = new Map<number, Done>()
  readonly #newcomers = new Newcomers()
  readonly #latest: number[] = []
  readonly repeats = new Repeats()
  readonly examples: Readonly<Record<Chore, Best<Kept>>> = {
    welcomes: new Best(),
    repeated: new Best(),
    warnings: new Best(40),
    announcements: new Best(),
    checks: new Best(),
  }
  messages = 0

  join({ group, person, at }: ArrivalSeen): void {
    this.#newcomers.join(group, person, at)
  }

  notice({ person, local }: NoticeSeen): void {
    this.#count(person, 'announcements', weekOf(local.day))
  }

  take(seen: MessageSeen): void {
    this.messages += 1
    const isOpening = seen.at - (this.#latest[seen.group] ?? 0) >= QUIET_BEFORE
    this.#latest[seen.group] = seen.at
    this.#newcomers.write(seen)
    const again = this.repeats.take(seen)
    const week = weekOf(seen.local.day)
    const chore = this.#choreOf(seen, again)
    if (chore !== null) {
      this.#count(seen.person, chore, week)
      if (this.examples[chore].wants(seen.at)) this.examples[chore].add(seen.at, keep(seen))
    } else if (isOpening && isLongPost(seen)) {
      const done = this.#of(seen.person)
      done.longPosts += 1
      done.longWeeks.set(week, (done.longWeeks.get(week) ?? 0) + 1)
    }
  }

  /** Sums up; long posts and warnings count for staff only where staff is known. */
  close({ roleOf, roles }: Closing): Tallied {
    const known = roles.from !== 'unknown'
    const sums = { staff: none(), members: none() }
    const weeks = new Map<number, Counts>()
    for (const [person, { acts, longPosts, weeks: byWeek, longWeeks }] of this.#people) {
      const role = roleOf(person)
      if (role === 'bot') continue
      const isStaff = known && role !== 'member'
      const counts = (chore: Chore): boolean => chore !== 'warnings' || isStaff || !known
      const into = isStaff ? sums.staff : sums.members
      for (const chore of CHORES) if (counts(chore)) into[chore] += acts[chore]
      if (isStaff) into.announcements += longPosts
      for (const [week, done] of byWeek) {
        const sum = weekIn(weeks, week)
        for (const chore of CHORES) if (counts(chore)) sum[chore] += done[chore]
      }
      if (isStaff) for (const [week, posts] of longWeeks) weekIn(weeks, week).announcements += posts
    }
    return { ...sums, weeks }
  }

  #choreOf(seen: MessageSeen, again: ReturnType<Repeats['take']>): Chore | null {
    if (again === 'broadcast' || callsEveryone(seen)) return 'announcements'
    return spot(seen, this.#newcomers) ?? (again === 'repeated' ? 'repeated' : null)
  }

  #count(person: number, chore: Chore, week: number): void {
    const done = this.#of(person)
    done.acts[chore] += 1
    weekIn(done.weeks, week)[chore] += 1
  }

  #of(person: number): Done {
    const known = this.#people.get(person)
    if (known !== undefined) return known
    const fresh = { acts: none(), longPosts: 0, weeks: new Map(), longWeeks: new Map() }
    this.#people.set(person, fresh)
    return fresh
  }
}

function weekIn(weeks: Map<number, Counts>, week: number): Counts {
  const known = weeks.get(week) ?? none()
  weeks.set(week, known)
  return known
}
