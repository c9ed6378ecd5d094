/** Files, links and articles that members share: which of them anybody took up. */
import { Best, keep, type Kept } from '../example.ts'
import type { MessageSeen, ReactionSeen } from '../observation.ts'
import { once } from '../once.ts'
import { Recent } from '../recent.ts'
import { Awaiting, type Awaited } from './awaiting.ts'
import { Latest } from './latest.ts'

const DAY = 24 * 3_600_000
/** Messages with reactions to come, and addresses that may come again. */
const MOST_REMEMBERED = 20_000

export const SHARE_KINDS = ['file', 'link', 'article'] as const
export type ShareKind = (typeof SHARE_KINDS)[number]

interface Share extends Awaited {
  readonly kind: ShareKind
  readonly kept: Kept
  taken: boolean
}

export interface ShareCount {
  shared: number
  /** Answered within a day, reacted to, or shared again. */
  taken: number
}

export class Shares {
  readonly counts: Readonly<Record<ShareKind, ShareCount>> = {
    file: { shared: 0, taken: 0 },
    link: { shared: 0, taken: 0 },
    article: { shared: 0, taken: 0 },
  }
  readonly #groups = new Map<number, Awaiting<Share>>()
  readonly #lastDay = new Latest<Share>(DAY)
  readonly #byMessage = new Recent<string, Share>(MOST_REMEMBERED)
  readonly #byName = new Recent<string, Share>(MOST_REMEMBERED)
  readonly #examples = new Best<Share>(40)

  take(seen: MessageSeen): void {
    if (seen.bot || seen.person < 0) return
    const group = this.#awaitingIn(seen.group)
    for (const old of group.before(seen.at - DAY)) this.#leave(old)
    group.goOn(seen.person, seen.at)
    for (const answered of seen.answers) {
      const share = group.answeredBy(answered)
      if (share !== null && share.person !== seen.person) this.#taken(share)
    }
    const kind = kindOf(seen)
    if (kind !== null) this.#share(group, seen, kind)
  }

  react({ of, group, person }: ReactionSeen): void {
    const share = this.#byMessage.get(`${group} ${of}`)
    if (share !== undefined && share.person !== person) this.#taken(share)
  }

  /** What went by; what was shared in the last day had no chance and is not counted. */
  close(to: number): readonly Kept[] {
    for (const { kind, taken } of this.#lastDay.since(to)) {
      this.counts[kind].shared -= 1
      if (taken) this.counts[kind].taken -= 1
    }
    for (const group of this.#groups.values())
      for (const share of group.open) if (share.at <= to - DAY) this.#leave(share)
    return this.#examples.values.filter(({ taken }) => !taken).map(({ kept }) => kept)
  }

  #awaitingIn(group: number): Awaiting<Share> {
    const known = this.#groups.get(group)
    if (known !== undefined) return known
    const begun = new Awaiting<Share>()
    this.#groups.set(group, begun)
    return begun
  }

  #share(group: Awaiting<Share>, seen: MessageSeen, kind: ShareKind): void {
    const { at, person, native } = seen
    const share: Share = { at, person, until: at, kind, kept: keep(seen), taken: false }
    this.counts[kind].shared += 1
    this.#lastDay.add(share)
    for (const name of namesOf(seen)) {
      const before = this.#byName.get(name)
      if (before !== undefined) this.#taken(before)
      this.#byName.set(name, share)
    }
    const pushed = group.add(share)
    if (pushed !== null) this.#leave(pushed)
    if (native !== null) this.#byMessage.set(`${seen.group} ${native}`, share)
  }

  #taken(share: Share): void {
    if (share.taken) return
    share.taken = true
    this.counts[share.kind].taken += 1
  }

  #leave(share: Share): void {
    if (!share.taken) this.#examples.add(share.at, share)
  }
}

const kindOf = once(({ facts }: MessageSeen): ShareKind | null => {
  if (facts.has('file')) return 'file'
  if (facts.has('article') || facts.has('mini-program')) return 'article'
  return facts.links.length > 0 ? 'link' : null
})

/** Web addresses, and names of files. */
function namesOf({ facts }: MessageSeen): readonly string[] {
  const files = facts.parts.flatMap((part) => (part.type === 'file' && part.name ? [part.name] : []))
  return [...new Set([...facts.links.map(({ url }) => url), ...files])].slice(0, 5)
}
