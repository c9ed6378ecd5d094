/** What became of a test message, and what to do about it. */
import { both } from '../../core/charter/fault.ts'
import type { Bilingual } from '../../core/charter/fault.ts'
import type { AccountTest } from '../../shell/api/accounts/account-desk.ts'

const RESULTS: Readonly<Record<AccountTest['status'], Bilingual>> = {
  sent: both(
    '已发出，平台已确认。去群里看看吧。',
    'It was sent, and the platform confirmed it. Have a look.',
  ),
  handed: both(
    '已放进“每日一轮”：这个平台要由人来发。打开“每日一轮”，复制、粘贴、打勾。',
    'It waits in the daily round, since a person sends there. Copy it, paste it, tick it off.',
  ),
  waiting: both(
    '还在发送：平台没有回应，或正在排队。结果会出现在发件箱里。',
    'It is still on its way: the platform does not answer, or others go first. The outbox will show the result.',
  ),
  unknown: both(
    '不确定是否发出：连接中途断了。请到群里看一眼，再决定要不要重试。',
    'Nobody knows whether it arrived: the connection broke amid it. Look into the group before you try again.',
  ),
  failed: both('没有发出。', 'It was not sent.'),
}

const CURES: Readonly<Record<string, Bilingual>> = {
  'account-closed': both(
    '没有发出：这个账号现在没有连接。请先看它的状态，连接好之后再试。',
    'It was not sent: this account is not connected. See to its state first, then try again.',
  ),
  'not-possible-here': both(
    '没有发出：这个账号不能在这里发言。请检查它在群里的权限。',
    'It was not sent: this account may not speak here. Check its rights in the group.',
  ),
  'not-taken': both(
    '没有发出：Folkmoot 目前暂停接收，请稍后再试。',
    'It was not sent: Folkmoot takes nothing in just now. Try again in a moment.',
  ),
  expired: both(
    '没有发出：十分钟内没有轮到它。账号可能一直没有连上。',
    'It was not sent: its turn did not come within ten minutes. Perhaps the account was away.',
  ),
}

export function explainTest(status: AccountTest['status'], code: string | null): Bilingual {
  const plain = RESULTS[status]
  if (status !== 'failed' || code === null) return plain
  return (
    CURES[code] ??
    both(
      `没有发出。平台的回答：${code}。请检查这个账号在群里的权限，或到平台上看看它是否被限制。`,
      `It was not sent. The platform answered: ${code}. Check the account's rights in the group, and whether the platform restricts it.`,
    )
  )
}
