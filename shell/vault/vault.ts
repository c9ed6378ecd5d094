/**
 * The vault: secrets of accounts and of operators' channels, sealed with AES-256-GCM before they are stored.
 * A sealed text names its key and belongs to one place: moved to another place it does not open.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { keyFile as ownKeyFile, keyIn, otherKeys, readKeyFile } from './key-files.ts'
import { readKey } from './key.ts'
import type { VaultKey } from './key.ts'
import { VaultRefusal } from './refusal.ts'

/** Where the keys come from; `key` and `keyFile` win over the one that the data folder keeps. */
export interface KeySources {
  /** The data folder. */
  readonly folder: string
  /** FOLKMOOT_KEY: 32 bytes as hex or base64, or a passphrase. */
  readonly key: string | null
  /** FOLKMOOT_KEY_FILE: a file with the same. */
  readonly keyFile: string | null
  /** FOLKMOOT_OLD_KEYS: keys that only open, separated by commas. */
  readonly oldKeys: string | null
}

export interface Vault {
  /** Names the key that seals. */
  readonly keyId: string
  /** Seals `text` for `place`; the same text never gives the same result twice. */
  readonly seal: (text: string, place: string) => string
  /** @throws VaultRefusal `key-wrong`, `tampered` (or of another place) or `not-sealed`. */
  readonly open: (sealed: string, place: string) => string
  /** Whether another key than today's sealed it. */
  readonly needsResealing: (sealed: string) => boolean
}

/** Where a secret of an account belongs. */
export function secretPlace(row: {
  readonly community: number
  readonly account: number
  readonly name: string
}): string {
  return `${row.community}/${row.account}/${row.name}`
}

/**
 * Reads the keys; makes one in the data folder (`secrets.key`, readable by its owner alone) when none is given.
 * @throws VaultRefusal `key-invalid` or `key-missing`
 */
export function openVault(sources: KeySources): Vault {
  const key = givenKey(sources) ?? keyIn(ownKeyFile(sources.folder))
  return vaultOf(key, openingKeys(sources))
}

/** A vault that seals with `key` and opens with `others` as well. */
export function vaultOf(key: VaultKey, others: readonly VaultKey[]): Vault {
  const keys = new Map([...others, key].map((each) => [each.id, each]))
  return {
    keyId: key.id,
    seal: (text, place) => seal(text, place, key),
    open: (sealed, place) => {
      const parts = partsOf(sealed, place)
      const opening = keys.get(parts.key)
      if (opening === undefined) throw wrongKey(place, parts.key, key.id)
      return open(parts, place, opening)
    },
    needsResealing: (sealed) => keyIdOf(sealed) !== key.id,
  }
}

/** The key that the environment names, or null. */
export function givenKey({ key, keyFile }: KeySources): VaultKey | null {
  if (key !== null && keyFile !== null) {
    throw new VaultRefusal('key-invalid', {
      en: 'FOLKMOOT_KEY and FOLKMOOT_KEY_FILE are both set. Keep one of them.',
      'zh-CN': '同时设置了 FOLKMOOT_KEY 和 FOLKMOOT_KEY_FILE，请只保留一个。',
    })
  }
  if (key !== null) return readKey(key, 'FOLKMOOT_KEY')
  return keyFile === null ? null : readGivenFile(keyFile)
}

/** Every key that may open, beside today's. */
export function openingKeys({ folder, oldKeys }: KeySources): readonly VaultKey[] {
  const given = (oldKeys ?? '').split(',').filter((text) => text.trim() !== '')
  return [...given.map((text) => readKey(text, 'FOLKMOOT_OLD_KEYS')), ...otherKeys(folder)]
}

/** The id of the key that sealed it; null when it is no sealed text. */
export function keyIdOf(sealed: string): string | null {
  return SEALED.exec(sealed)?.groups?.['key'] ?? null
}

function readGivenFile(file: string): VaultKey {
  try {
    return readKeyFile(file)
  } catch (error) {
    if (error instanceof VaultRefusal) throw error
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new VaultRefusal('key-missing', {
      en: `FOLKMOOT_KEY_FILE: ${file} cannot be read (${reason}).`,
      'zh-CN': `FOLKMOOT_KEY_FILE：无法读取 ${file}（${reason}）。`,
    })
  }
}

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16
const SEALED = /^v1\.(?<key>[\da-f]{12})\.(?<nonce>[\w-]{16})\.(?<body>[\w-]{22,})$/

interface Parts {
  readonly key: string
  readonly nonce: Buffer
  readonly text: Buffer
  readonly tag: Buffer
}

function seal(text: string, place: string, { id, secret }: VaultKey): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, secret, nonce).setAAD(boundTo(id, place))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `v1.${id}.${nonce.toString('base64url')}.${body.toString('base64url')}`
}

function open({ key, nonce, text, tag }: Parts, place: string, { secret }: VaultKey): string {
  try {
    const decipher = createDecipheriv(CIPHER, secret, nonce, { authTagLength: TAG_BYTES })
    decipher.setAAD(boundTo(key, place)).setAuthTag(tag)
    return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8')
  } catch {
    throw new VaultRefusal('tampered', {
      en: `The secret ${place} was changed, or moved from another place, since it was sealed. Set it anew with \`folkmoot secrets set\`.`,
      'zh-CN': `密文 ${place} 在加密之后被改动过，或是从别处移来的。请用 \`folkmoot secrets set\` 重新设置。`,
    })
  }
}

/** Format and key id are bound as well, so that none of the parts can be exchanged. */
function boundTo(key: string, place: string): Buffer {
  return Buffer.from(`v1.${key}.${place}`, 'utf8')
}

function partsOf(sealed: string, place: string): Parts {
  const { key, nonce, body } = SEALED.exec(sealed)?.groups ?? {}
  if (key === undefined || nonce === undefined || body === undefined) {
    throw new VaultRefusal('not-sealed', {
      en: `The secret ${place} is not in the form in which this Folkmoot seals. Set it anew with \`folkmoot secrets set\`.`,
      'zh-CN': `密文 ${place} 不是本程序能识别的格式。请用 \`folkmoot secrets set\` 重新设置。`,
    })
  }
  const bytes = Buffer.from(body, 'base64url')
  return {
    key,
    nonce: Buffer.from(nonce, 'base64url'),
    text: bytes.subarray(0, -TAG_BYTES),
    tag: bytes.subarray(-TAG_BYTES),
  }
}

function wrongKey(place: string, sealedWith: string, present: string): VaultRefusal {
  return new VaultRefusal('key-wrong', {
    en: `The secret ${place} was sealed with the key ${sealedWith}; the key that is set is ${present}. Give the right one in FOLKMOOT_KEY, FOLKMOOT_KEY_FILE or secrets.key of the data folder, or add it to FOLKMOOT_OLD_KEYS and run \`folkmoot secrets rotate\`. If it is lost, set the secret anew with \`folkmoot secrets set\`.`,
    'zh-CN': `密文 ${place} 是用密钥 ${sealedWith} 加密的，当前的密钥是 ${present}。请在 FOLKMOOT_KEY、FOLKMOOT_KEY_FILE 或数据目录的 secrets.key 中给出正确的密钥；也可以把它加入 FOLKMOOT_OLD_KEYS 后运行 \`folkmoot secrets rotate\`。如果密钥已经丢失，请用 \`folkmoot secrets set\` 重新设置。`,
  })
}
