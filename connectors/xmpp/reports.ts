/** Tells Folkmoot how the account and each of its rooms are doing, each state once. */
import type { AccountReport, Host } from '../../core/ports/connector.ts'

export class Reports {
  readonly #host: Pick<Host, 'report'>
  readonly #told = new Map<string, string>()

  constructor(host: Pick<Host, 'report'>) {
    this.#host = host
  }

  tell(report: AccountReport): void {
    const about = report.group ?? ''
    const words = JSON.stringify(report)
    if (this.#told.get(about) === words) return
    this.#told.set(about, words)
    this.#host.report(report)
  }
}
