/** That who adds a channel also reads it: a code goes through it, and until it is given back nothing else does. */
import { createHash, randomInt } from 'node:crypto'
import type { ChannelKind, NoticePreferences, NoticeTexts } from '../../core/ports/notices.ts'

/** What is kept of a code that is to be given back. */
export interface Proof {
  readonly hash: string
  readonly expires: number
}

/** What a code given back means: `over` when it has expired or was guessed at too often. */
export type Proved = 'confirmed' | 'wrong' | 'over'

export const PROOF_SPAN = 15 * 60_000
export const MOST_TRIES = 5

/** They take any address: without proof, strangers would be written to. */
const PROVED: ReadonlySet<ChannelKind> = new Set<ChannelKind>(['e-mail', 'message'])

export const needsProof = (kind: ChannelKind): boolean => PROVED.has(kind)

/** Six digits that nobody can foresee. */
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0')

export const hashOf = (channel: string, code: string): string =>
  createHash('sha256').update(`${channel}/${code}`).digest('hex')

/** At most so many within a span of milliseconds, for each key apart. */
export function createLimit(most: number, span: number): (key: string, now: number) => boolean {
  const taken = new Map<string, readonly number[]>()
  return (key, now) => {
    for (const [each, times] of taken) if (times.every((at) => at <= now - span)) taken.delete(each)
    const before = (taken.get(key) ?? []).filter((at) => at > now - span)
    if (before.length >= most) return false
    taken.set(key, [...before, now])
    return true
  }
}

type Words = { readonly title: string; readonly text: string }

/** What goes through the channel; whoever did not ask for it learns nothing but that. */
export const codeWords: Readonly<Record<NoticePreferences['language'], (code: string) => Words>> = {
  en: (code) => ({
    title: `Folkmoot: your code is ${code}`,
    text: 'Enter it within 15 minutes to receive notices here. If you did not ask for it, ignore this message: nothing more will come.',
  }),
  'zh-CN': (code) => ({
    title: `Folkmoot 验证码：${code}`,
    text: '请在 15 分钟内填写，之后通知会发到这里。如果不是你本人操作，请忽略，不会再收到其他消息。',
  }),
}

export const TOO_MANY_CODES: NoticeTexts = {
  en: 'Too many codes were sent. Try again in an hour.',
  'zh-CN': '验证码发送得太频繁，请一小时后再试。',
}
