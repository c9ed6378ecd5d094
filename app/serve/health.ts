/** What is wrong just now, in words. */
import type { HealthReason } from '../../shell/api/parts.ts'

const REASONS = {
  'disk-full': {
    en: 'The disk is nearly full: nothing is taken in until there is room.',
    'zh-CN': '磁盘快满了：腾出空间之前暂停接收。',
  },
  'account-closed': {
    en: 'An account could not be opened; the list of accounts says which and why.',
    'zh-CN': '有账号没能打开，是哪个、为什么，见账号列表。',
  },
  'account-disconnected': {
    en: 'An account has lost its connection; the list of accounts says which and why.',
    'zh-CN': '有账号断开了连接，是哪个、为什么，见账号列表。',
  },
} as const

export type HealthCode = keyof typeof REASONS

/** While one of these holds, nothing is taken in. */
const STOPPING: ReadonlySet<string> = new Set<HealthCode>(['disk-full'])

export interface HealthBoard {
  readonly set: (code: HealthCode, holds: boolean) => void
  readonly reasons: () => readonly HealthReason[]
  /** Those of them that stop intake. */
  readonly stopping: () => readonly HealthReason[]
}

export function createHealth(): HealthBoard {
  const held = new Set<HealthCode>()
  const reasons = () => [...held].map((code) => ({ code, texts: REASONS[code] }))
  return {
    set: (code, holds) => {
      if (holds) held.add(code)
      else held.delete(code)
    },
    reasons,
    stopping: () => reasons().filter(({ code }) => STOPPING.has(code)),
  }
}
