/** A reader's answer that takes too long is ended. */
export class TimeLimitExceeded extends Error {
  override readonly name = 'TimeLimitExceeded'
  constructor(method: string, limit: number) {
    super(
      `Reading ${method} took longer than ${limit} ms and was ended. Narrow the question: fewer rows, or a group, member or time.`,
    )
  }
}
