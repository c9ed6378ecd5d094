/** What happened around sign-in, in a sentence. */
import type { Language } from '../../../core/charter/compiled.ts'
import type { SignInAct, SignInEvent } from '../session/sign-in-book.ts'
import { RIGHT_NAMES } from './sentences.ts'

type Texts = Readonly<Record<Language, string>>

const WAYS: Readonly<Record<string, Texts>> = {
  link: { en: 'with a link', 'zh-CN': '用登录链接' },
  password: { en: 'with a password', 'zh-CN': '用密码' },
  passkey: { en: 'with a passkey', 'zh-CN': '用通行密钥' },
}
const NO_WAY: Texts = { en: '', 'zh-CN': '' }

type Say = (way: Texts, whom: Texts, right: Texts) => Texts

const SAYINGS: Readonly<Record<SignInAct, Say>> = {
  'signed-in': (way) => ({ en: `Signed in ${way.en}.`, 'zh-CN': `${way['zh-CN']}登录。` }),
  'sign-in-failed': (way) => ({
    en: `Did not get in ${way.en}.`,
    'zh-CN': `${way['zh-CN']}登录失败。`,
  }),
  locked: () => ({
    en: 'Was not looked at: too many wrong passwords before.',
    'zh-CN': '输错密码太多次，暂时不受理。',
  }),
  'signed-out': () => ({ en: 'Signed out.', 'zh-CN': '退出登录。' }),
  'session-ended': () => ({ en: 'Ended a session elsewhere.', 'zh-CN': '结束了其他地方的登录。' }),
  'password-set': () => ({ en: 'Set a password.', 'zh-CN': '设置了密码。' }),
  'name-set': () => ({ en: 'Changed the own name.', 'zh-CN': '改了自己的名字。' }),
  'passkey-added': () => ({ en: 'Added a passkey.', 'zh-CN': '添加了通行密钥。' }),
  'passkey-removed': () => ({ en: 'Removed a passkey.', 'zh-CN': '删除了通行密钥。' }),
  invited: (_way, _whom, right) => ({
    en: `Invited somebody as ${right.en}.`,
    'zh-CN': `邀请了一个人来做${right['zh-CN']}。`,
  }),
  'invitation-revoked': () => ({ en: 'Took an invitation back.', 'zh-CN': '撤回了一个邀请。' }),
  'invitation-used': (_way, whom, right) => ({
    en: `Joined as ${right.en}, invited by ${whom.en}.`,
    'zh-CN': `应${whom['zh-CN']}的邀请加入，成为${right['zh-CN']}。`,
  }),
  'right-given': (_way, whom, right) => ({
    en: `Made ${whom.en} ${right.en}.`,
    'zh-CN': `让${whom['zh-CN']}成为${right['zh-CN']}。`,
  }),
  'right-taken': (_way, whom, right) => ({
    en: `Took the right of ${whom.en}, who was ${right.en}.`,
    'zh-CN': `收回了${whom['zh-CN']}的权限（原来是${right['zh-CN']}）。`,
  }),
  'link-made': (_way, whom) => ({
    en: `Made a sign-in link for ${whom.en}.`,
    'zh-CN': `给${whom['zh-CN']}生成了登录链接。`,
  }),
}

/** `whom` is the name of the operator that it is about. */
export function signInSentence(
  { act, detail }: Pick<SignInEvent, 'act' | 'detail'>,
  whom: string | null,
  language: Language,
): string {
  const right = detail['right'] ?? ''
  const names =
    whom === null ? { en: 'an operator', 'zh-CN': '一位运营者' } : { en: whom, 'zh-CN': `“${whom}”` }
  const rights = { en: RIGHT_NAMES.en(right), 'zh-CN': RIGHT_NAMES['zh-CN'](right) }
  return SAYINGS[act](WAYS[detail['way'] ?? ''] ?? NO_WAY, names, rights)[language]
}
