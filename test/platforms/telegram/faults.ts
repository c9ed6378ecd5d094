/** Faults that a test has the platform play, each for the next calls of one method. */

export type Fault =
  /** Answers with a status; `done` = after the call has taken effect. */
  | { readonly kind: 'status'; readonly status: number; readonly done?: boolean }
  /** Breaks the connection; `done` = after the call has taken effect. */
  | { readonly kind: 'cut'; readonly done?: boolean }
  /** Refuses all calls for some seconds. */
  | { readonly kind: 'flood'; readonly seconds: number }
  /** Answers late. */
  | { readonly kind: 'slow'; readonly milliseconds: number }

export class Faults {
  readonly #planned: { readonly method: string; readonly fault: Fault; left: number }[] = []

  /** `method` may be `*`. */
  plan(method: string, fault: Fault, times = 1): void {
    this.#planned.push({ method, fault, left: times })
  }

  next(method: string): Fault | null {
    const found = this.#planned.find(
      (plan) => plan.left > 0 && (plan.method === method || plan.method === '*'),
    )
    if (!found) return null
    found.left -= 1
    return found.fault
  }
}
