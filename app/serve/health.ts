/** What is wrong just now, in words. */
import type { HealthReason } from '../../shell/api/parts.ts'

const REASONS = {
  'disk-full': {
    en: 'The disk is nearly full: nothing is taken in until there is room.',
    'zh-CN': '磁盘快满了：腾出空间之前暂停接收。',
  },
  'account-closed': {
    en: 'An account could not be opened; the log names it.',
    'zh-CN': '有账号没能打开，名称见日志。',
  },
} as const

export type HealthCode = keyof typeof REASONS

export interface HealthBoard {
  readonly set: (code: HealthCode, holds: boolean) => void
  readonly reasons: () => readonly HealthReason[]
}

export function createHealth(): HealthBoard {
  const held = new Set<HealthCode>()
  return {
    set: (code, holds) => {
      if (holds) held.add(code)
      else held.delete(code)
    },
    reasons: () => [...held].map((code) => ({ code, texts: REASONS[code] })),
  }
}
