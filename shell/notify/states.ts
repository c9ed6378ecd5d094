/** What is wrong just now and passes by itself: accounts without connection or rights, a disk nearly full. */
import { createHash } from 'node:crypto'
import type { AccountChange } from '../../core/ports/account-state.ts'
import type { NoticeKind, NoticeTexts } from '../../core/ports/notices.ts'
import { openInstances } from './memory.ts'
import type { Memory } from './memory.ts'
import type { Notice } from './notice.ts'

/** A connection that comes back by itself within this is nobody's business. */
const GRACE = 60_000
/** A group of which a connected account has not complained for so long is well. */
const SETTLED = 10 * 60_000

export interface State {
  readonly base: string
  readonly kind: NoticeKind
  readonly since: number
  /** Nobody is told before. */
  readonly from: number
  readonly texts: NoticeTexts
}

export interface States {
  /** Takes in how an account is doing. */
  readonly report: (change: AccountChange, at: number) => void
  readonly disk: (community: number, low: boolean, percent: number, at: number) => void
  /** Of what holds now: its notices. */
  readonly notices: (community: number, memory: Memory) => readonly Notice[]
  /** Keys of what was told and has passed since. */
  readonly passed: (community: number, memory: Memory, now: number) => readonly string[]
}

export function createStates(): States {
  const held = new Map<number, Map<string, State | null>>()
  /** Accounts that are connected, since when. */
  const connected = new Map<number, number>()
  const put = (community: number, base: string, state: State | null): void => {
    const states = held.get(community) ?? new Map<string, State | null>()
    held.set(community, states)
    const before = states.get(base)
    if (before && state) return
    states.set(base, state)
  }
  return {
    report: (change, at) => {
      // On its way is neither: what was wrong stays so until it is known to be well.
      if (change.state === 'connecting' || change.state === 'opening') return
      const { community, account, group, state } = change
      if (group === null) {
        if (state === 'closed' || DOWN.has(state)) connected.delete(account)
        else if (!connected.has(account)) connected.set(account, at)
      }
      for (const [base, standing] of standingOf(change, at)) put(community, base, standing)
      if (state !== 'closed') return
      for (const base of held.get(community)?.keys() ?? []) {
        if (base.startsWith(`rights-${account}-`)) put(community, base, null)
      }
    },
    disk: (community, low, percent, at) => {
      const texts = {
        en: `Only ${percent} % of the disk is free; nothing is taken in until there is room.`,
        'zh-CN': `磁盘只剩 ${percent}% 空闲；腾出空间之前暂停接收消息。`,
      }
      put(community, DISK, low ? { base: DISK, kind: 'disk-nearly-full', since: at, from: at, texts } : null)
    },
    notices: (community, memory) => {
      const open = openInstances(memory)
      return [...(held.get(community)?.values() ?? [])].flatMap((state) =>
        state === null ? [] : [noticeOf(state, open.get(state.base) ?? [])],
      )
    },
    passed: (community, memory, now) => {
      const states = held.get(community)
      const isWell = (base: string): boolean => {
        const state = states?.get(base)
        if (state !== undefined) return state === null
        // Told before a restart; a connector says nothing of groups that are well.
        const account = /^rights-(\d+)-/.exec(base)?.[1]
        return (connected.get(Number(account)) ?? Infinity) + SETTLED <= now
      }
      return [...openInstances(memory)].flatMap(([base, keys]) => (isWell(base) ? keys : []))
    },
  }
}

const DISK = 'disk'

/** What was told before a restart and never passed is the same thing still. */
function noticeOf({ base, kind, since, from, texts }: State, open: readonly string[]): Notice {
  return { key: open.at(-1) ?? `${base}~${since}`, kind, at: from, texts }
}

const DOWN: ReadonlySet<AccountChange['state']> = new Set(['disconnected', 'failed'])

/** By base, what holds after this change. Rights are not known while the account is away. */
function standingOf(change: AccountChange, at: number): readonly (readonly [string, State | null])[] {
  const { account, group, state, texts } = change
  const lacks = state === 'limited' || (state === 'connected' && texts !== null)
  const whole = `account-${account}`
  const rights = group === null ? `rights-${account}` : `rights-${account}-${digest(group)}`
  // Switched off by an operator, who knows.
  if (state === 'closed') {
    return [
      [whole, null],
      [rights, null],
    ]
  }
  if (DOWN.has(state)) {
    return group === null
      ? [[whole, stateOf(whole, 'account-disconnected', change, at)]]
      : [[rights, stateOf(rights, 'rights-lost', change, at)]]
  }
  const lost = [rights, lacks ? stateOf(rights, 'rights-lost', change, at) : null] as const
  return group === null ? [[whole, null], lost] : [lost]
}

function stateOf(base: string, kind: NoticeKind, { code, name, texts }: AccountChange, at: number): State {
  const why = texts ?? { en: code, 'zh-CN': code }
  return {
    base,
    kind,
    since: at,
    from: at + (code === 'network-lost' ? GRACE : 0),
    texts: { en: `${name}: ${why.en}`, 'zh-CN': `${name}：${why['zh-CN']}` },
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
