/** The Bot API has the token in its addresses: nothing that may hold one is told further as it is. */

import { HttpError } from 'grammy'

/** @returns the words of an error and its causes without `token`. */
export function redacted(error: unknown, token: string): string {
  const words: string[] = []
  let cause = error
  for (let depth = 0; cause instanceof Error && depth < 5; depth += 1) {
    words.push(cause.message)
    cause = cause instanceof HttpError ? cause.error : cause.cause
  }
  const text = words.length > 0 ? words.join(': ') : String(error)
  const secret = token.slice(token.indexOf(':') + 1)
  const bare = text.replaceAll(token, '[token]').replaceAll(encodeURIComponent(token), '[token]')
  return secret === '' ? bare : bare.replaceAll(secret, '[token]')
}
