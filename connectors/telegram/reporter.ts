/** Tells the host how the account and its groups are doing, each change once. */
import type { AccountReport } from '../../core/ports/connector.ts'

export type Tell = (told: Pick<AccountReport, 'state' | 'code' | 'texts'>, group?: string) => void

export function reporter(report: (report: AccountReport) => void): Tell {
  const last = new Map<string | undefined, string>()
  return ({ state, code, texts }, group) => {
    const words = `${state} ${code} ${texts?.en ?? ''}`
    if (last.get(group) === words) return
    last.set(group, words)
    report({ state, code, texts, ...(group === undefined ? {} : { group }) })
  }
}
