/** How a service of messages wants to be called, and how it says that it did not work. */
import type { SendResult } from '../../../core/ports/connector.ts'

/** What a message is made of, for every service. */
export interface Message {
  readonly title: string
  readonly text: string
  readonly urgent: boolean
  readonly kinds: readonly string[]
  /** The same at every attempt. */
  readonly key: string
  /** Epoch milliseconds; signatures are good for about an hour around it. */
  readonly at: number
}

/** What a channel keeps sealed. */
export interface Target {
  readonly url: string
  readonly secret?: string | undefined
}

export interface Post {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface Format {
  readonly post: (message: Message, target: Target) => Post
  /** Judges an answer with status 2xx: many services say there that they refused. */
  readonly judge: (body: unknown) => SendResult
}

export const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8' }

export const SENT: SendResult = { status: 'sent' }

export const refused = (code: string): SendResult => ({ status: 'failed', code, permanent: true })

export const passing = (code: string, retryAfter?: number): SendResult => ({
  status: 'failed',
  code,
  permanent: false,
  ...(retryAfter === undefined ? {} : { retryAfter }),
})

/** A number in an answer; null when the answer is of another form. */
export function numberIn(body: unknown, name: string): number | null {
  if (typeof body !== 'object' || body === null) return null
  const value: unknown = Object.entries(body).find(([key]) => key === name)?.[1]
  return typeof value === 'number' ? value : null
}

/** Cuts at so many bytes of UTF-8 without tearing a character apart. */
export function cutBytes(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text
  let size = Buffer.byteLength('…')
  let kept = ''
  for (const character of text) {
    size += Buffer.byteLength(character)
    if (size > most) break
    kept += character
  }
  return `${kept}…`
}
