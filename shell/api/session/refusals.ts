/** What is said when somebody does not come in, or chose a password that will not do. */
import { ApiError } from '../api-error.ts'
import type { Texts } from '../api-error.ts'
import type { ApiParts } from '../parts.ts'
import { LONGEST, SHORTEST } from './password.ts'
import type { Entry, PasswordFault, Visitor } from './sessions.ts'

/** @throws ApiError 429 when this address tried too often. */
export function countTry(
  parts: Pick<ApiParts, 'signInTries' | 'now'>,
  { address }: Pick<Visitor, 'address'>,
): void {
  if (parts.signInTries.allows(address, parts.now())) return
  throw new ApiError(
    429,
    'too-many-tries',
    { en: 'Too many tries to sign in from here.', 'zh-CN': '从这里登录的尝试太频繁。' },
    { en: 'Wait a minute.', 'zh-CN': '请一分钟后再试。' },
    60,
  )
}

/** What they are let in with. @throws ApiError 401 or 429. */
export function letIn(
  entry: Entry,
  wrong: Texts,
  hint: Texts,
  now: number,
): Entry & { readonly status: 'in' } {
  if (entry.status === 'in') return entry
  if (entry.status === 'locked') throw locked(entry.until, now)
  const wait = entry.until === null ? null : waitText(entry.until, now)
  throw new ApiError(
    401,
    'sign-in-refused',
    wrong,
    wait === null ? hint : { en: `${hint.en} ${wait.en}`, 'zh-CN': `${hint['zh-CN']}${wait['zh-CN']}` },
    entry.until === null ? null : secondsUntil(entry.until, now),
  )
}

export function locked(until: number, now: number): ApiError {
  return new ApiError(
    429,
    'locked',
    { en: 'Too many wrong passwords for this name.', 'zh-CN': '这个名字输错密码的次数太多。' },
    waitText(until, now),
    secondsUntil(until, now),
  )
}

const secondsUntil = (until: number, now: number): number => Math.max(1, Math.ceil((until - now) / 1_000))

function waitText(until: number, now: number): Texts {
  const seconds = secondsUntil(until, now)
  if (seconds <= 90) {
    return { en: `The next try counts in ${seconds} seconds.`, 'zh-CN': `${seconds} 秒后才能再试。` }
  }
  const minutes = Math.ceil(seconds / 60)
  return { en: `The next try counts in ${minutes} minutes.`, 'zh-CN': `${minutes} 分钟后才能再试。` }
}

const FAULTS: Readonly<Record<PasswordFault, Texts>> = {
  'too-short': {
    en: `The password is too short: it needs ${SHORTEST} characters.`,
    'zh-CN': `密码太短：至少要 ${SHORTEST} 个字符。`,
  },
  'too-long': {
    en: `The password is longer than ${LONGEST} characters.`,
    'zh-CN': `密码超过了 ${LONGEST} 个字符。`,
  },
  'too-plain': {
    en: 'The password repeats a few characters, or follows the keyboard.',
    'zh-CN': '密码只是几个字符的重复，或照着键盘的顺序。',
  },
  'too-common': {
    en: 'This password is among the first that anybody would try.',
    'zh-CN': '这个密码太常见，别人一猜就中。',
  },
  'like-the-name': { en: 'The password is little more than the name.', 'zh-CN': '密码和名字差不多。' },
}

export const weakPassword = (fault: PasswordFault): ApiError =>
  new ApiError(422, `password-${fault}`, FAULTS[fault], {
    en: 'Three or four words that have nothing to do with each other are easy to keep and hard to guess.',
    'zh-CN': '用三四个互不相干的词连起来，好记又难猜。',
  })

export const nameTaken = (): ApiError =>
  new ApiError(
    409,
    'name-taken',
    { en: 'Somebody else signs in with this name.', 'zh-CN': '已经有人用这个名字登录。' },
    { en: 'Choose another one.', 'zh-CN': '请换一个名字。' },
  )
