/** Ctrl-C amid a replay ends it in order, so that its temporary files are removed. */

/** Exit code of a command that was interrupted. */
export const STOPPED = 130

/** One Ctrl-C may arrive twice, from the terminal and from the launcher: only a later one is impatience. */
const IMPATIENT_MS = 1_000

export class Stopped extends Error {}

export class StopSignal {
  #asked = Infinity
  readonly #ask = (): void => {
    if (performance.now() - this.#asked > IMPATIENT_MS) process.exit(STOPPED)
    this.#asked = Math.min(this.#asked, performance.now())
  }

  constructor() {
    process.on('SIGINT', this.#ask)
    process.on('SIGTERM', this.#ask)
  }

  /** @throws Stopped once a signal has come. */
  check(): void {
    if (this.#asked !== Infinity) throw new Stopped()
  }

  close(): void {
    process.off('SIGINT', this.#ask)
    process.off('SIGTERM', this.#ask)
  }
}
