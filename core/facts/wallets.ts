/** Addresses of crypto wallets, by their shape; a transaction's hash or a commit's is none. */
import type { Contact } from './message-facts.ts'

const TOKEN = /[A-Za-z0-9]{26,64}/g
const SHAPES: readonly RegExp[] = [
  // Bitcoin: bech32, then the two old forms.
  /^bc1[ac-hj-np-z02-9]{39}(?:[ac-hj-np-z02-9]{20})?$/,
  /^[13][1-9A-HJ-NP-Za-km-z]{25,33}$/,
  // Ethereum and its kin.
  /^0x[0-9a-fA-F]{40}$/,
  // Tron.
  /^T[1-9A-HJ-NP-Za-km-z]{33}$/,
]

/** Give it the text as written: case counts. */
export function* walletsIn(text: string): Generator<Contact> {
  for (const match of text.matchAll(TOKEN)) {
    const [value] = match
    const next = text.charAt(match.index + value.length)
    if (/[A-Za-z0-9]/.test(next) || !SHAPES.some((shape) => shape.test(value))) continue
    if (value.startsWith('bc1') || value.startsWith('0x') || isMixed(value)) yield { kind: 'wallet', value }
  }
}

/** Base 58 of a hash has capitals, small letters and digits: a long number or word has not. */
function isMixed(value: string): boolean {
  return /[A-Z]/.test(value) && /[a-z]/.test(value) && /\d/.test(value)
}
