interface Watching {
  readonly batched: boolean
  readonly operator: string
  readonly isAllowed: () => Promise<boolean>
}

/** One open stream: writes to it never wait; when too much is waiting, it is closed. */
export class Watcher {
  readonly body: ReadableStream<Uint8Array>
  /** Place up to which it has been told. */
  place = 0
  /** Events that come together are one message. */
  readonly batched: boolean
  readonly operator: string
  readonly #isAllowed: () => Promise<boolean>
  readonly #ended: () => void
  readonly #encoder = new TextEncoder()
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null

  /** `most` bytes may wait; `ended` is called once, however it ends. */
  constructor(most: number, { batched, operator, isAllowed }: Watching, ended: () => void) {
    this.batched = batched
    this.operator = operator
    this.#isAllowed = isAllowed
    this.#ended = ended
    this.body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller
        },
        cancel: () => this.close(),
      },
      { highWaterMark: most, size: (chunk) => chunk.byteLength },
    )
  }

  write(text: string): void {
    if (this.#controller === null) return
    const bytes = this.#encoder.encode(text)
    if (bytes.byteLength > (this.#controller.desiredSize ?? 0)) this.close()
    else this.#controller.enqueue(bytes)
  }

  /** Goes on if it still may; what cannot be asked is not allowed. */
  async beat(): Promise<void> {
    const isAllowed = await this.#isAllowed().catch(() => false)
    if (isAllowed) this.write(': still here\n\n')
    else this.close()
  }

  close(): void {
    const controller = this.#controller
    if (controller === null) return
    this.#controller = null
    try {
      controller.close()
    } catch {
      // The other side has already gone.
    }
    this.#ended()
  }
}
