/**
 * Reaching out to the network, as connectors, webhooks and notices do: only to public addresses unless the
 * operator allows a host, never to an address that was not checked.
 */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>

/** `host-not-found` may pass; the others stay until settings change. */
export type FetchRefusal =
  | 'address-malformed'
  | 'scheme-refused'
  | 'address-with-password'
  | 'address-not-public'
  | 'host-not-found'
  | 'redirect-refused'
  | 'too-large'

/** Nothing was sent, or what came back was thrown away. The message names the host, never the whole address. */
export class FetchRefused extends Error {
  override readonly name = 'FetchRefused'
  readonly code: FetchRefusal
  constructor(code: FetchRefusal, message: string) {
    super(message)
    this.code = code
  }
}
