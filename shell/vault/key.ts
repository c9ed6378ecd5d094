/** Keys: how one is read from text, made, and named without saying what it is. */
import { createHmac, createSecretKey, randomBytes, scryptSync } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { VaultRefusal } from './refusal.ts'

export interface VaultKey {
  /** Twelve hex digits that tell keys apart. */
  readonly id: string
  readonly secret: KeyObject
}

const BYTES = 32
const SHORTEST_PASSPHRASE = 20

/**
 * The same passphrase must give the same key on every machine, also when nothing but a dump came over: the
 * salt is a name, not a random value. scrypt at N = 2^15, r = 8, p = 3 takes 32 MB and costs a guesser as
 * much as the usual N = 2^17, p = 1.
 */
const STRETCH_SALT = 'folkmoot vault passphrase 1'
const STRETCH = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 }

/**
 * A key from 64 hex digits, 32 bytes in base64, or a passphrase of at least 20 characters. `place` is where
 * the text stood, for the message.
 * @throws VaultRefusal `key-invalid`
 */
export function readKey(text: string, place: string): VaultKey {
  const trimmed = text.trim()
  const bytes = bytesOf(trimmed) ?? stretched(trimmed, place)
  const id = createHmac('sha256', bytes).update('folkmoot key id').digest('hex').slice(0, 12)
  return { id, secret: createSecretKey(bytes) }
}

/** The text of a new key. */
export function makeKeyText(): string {
  return randomBytes(BYTES).toString('base64')
}

function bytesOf(text: string): Buffer | null {
  if (/^[\da-f]{64}$/i.test(text)) return Buffer.from(text, 'hex')
  if (!/^[\w+/-]{43}=?$/.test(text)) return null
  const bytes = Buffer.from(text, 'base64')
  return bytes.length === BYTES ? bytes : null
}

function stretched(passphrase: string, place: string): Buffer {
  const characters = [...passphrase].length
  if (characters < SHORTEST_PASSPHRASE || isBrokenHex(passphrase) || passphrase.includes(',')) {
    throw new VaultRefusal('key-invalid', {
      en: `${place} is no key: give 64 hex digits, 32 bytes in base64 (\`openssl rand -base64 32\`), or a passphrase of at least ${SHORTEST_PASSPHRASE} characters without commas.`,
      'zh-CN': `${place} 不是可用的密钥：请给出 64 位十六进制数字、base64 编码的 32 字节（\`openssl rand -base64 32\`），或至少 ${SHORTEST_PASSPHRASE} 个字符且不含逗号的口令。`,
    })
  }
  return scryptSync(passphrase.normalize('NFC'), STRETCH_SALT, BYTES, STRETCH)
}

/** Nobody chooses a passphrase of hex digits alone: some of a key were lost on the way. */
function isBrokenHex(text: string): boolean {
  return /^[\da-f]+$/i.test(text)
}
