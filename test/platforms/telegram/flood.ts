/**
 * Telegram's limits for messages: one a second in a chat, twenty a minute in a group, thirty a second in all.
 * Who is over one has to be silent for some seconds, with everything.
 */
const SECOND = 1_000
const MINUTE = 60_000

export class FloodGate {
  readonly #sends: { readonly chat: number; readonly at: number }[] = []
  #closedUntil = 0
  /** Times that the bot went over a limit, and calls that it made while it had to wait. */
  overruns = 0
  early = 0

  /** Seconds to wait; 0 = go on. */
  wait(now: number): number {
    if (now >= this.#closedUntil) return 0
    this.early += 1
    return Math.ceil((this.#closedUntil - now) / SECOND)
  }

  close(now: number, seconds: number): void {
    this.#closedUntil = Math.max(this.#closedUntil, now + seconds * SECOND)
  }

  /** A message is about to be sent. Seconds to wait; 0 = it may. */
  send(chat: number, now: number): number {
    const recent = (span: number) => this.#sends.filter((send) => now - send.at < span)
    const here = (span: number) => recent(span).filter((send) => send.chat === chat).length
    const over = here(SECOND) >= 1 || (chat < 0 && here(MINUTE) >= 20) || recent(SECOND).length >= 30
    if (!over) {
      this.#sends.push({ chat, at: now })
      return 0
    }
    this.overruns += 1
    this.close(now, 5)
    return 5
  }
}
