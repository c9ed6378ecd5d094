/** A refusal of the API, in the reader's language: what is wrong and what to do. */
export class ApiFault extends Error {
  override readonly name = 'ApiFault'
  /** HTTP status; 0 when the server could not be reached. */
  readonly status: number
  readonly code: string
  readonly hint: string | null
  constructor(status: number, fault: { code: string; message: string; hint: string | null }) {
    super(fault.message)
    this.status = status
    this.code = fault.code
    this.hint = fault.hint
  }
}

/** Whether trying again can help: the server could not be reached, or is busy. */
export const isPassing = (error: unknown): boolean =>
  error instanceof ApiFault && (error.status === 0 || error.status === 503 || error.status === 429)
