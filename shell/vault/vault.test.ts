import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeKeyText, readKey } from './key.ts'
import { keyFile, keyIn, nextKeyFile, retireKeys } from './key-files.ts'
import { VaultRefusal } from './refusal.ts'
import type { VaultRefusalCode } from './refusal.ts'
import { keyIdOf, openVault, secretPlace, vaultOf } from './vault.ts'
import type { KeySources } from './vault.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'folkmoot-vault-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const sources = (over: Partial<KeySources> = {}): KeySources => ({
  folder,
  key: null,
  keyFile: null,
  oldKeys: null,
  ...over,
})
const [one, two] = [readKey(makeKeyText(), 'one'), readKey(makeKeyText(), 'two')]
const text = fc.string({ unit: 'grapheme', maxLength: 80 })

function refusalOf(work: () => unknown): VaultRefusal {
  try {
    work()
  } catch (error) {
    if (error instanceof VaultRefusal) return error
    throw error
  }
  throw new Error('Nothing was refused.')
}

function codeOf(work: () => unknown): VaultRefusalCode {
  return refusalOf(work).code
}

describe('sealing', () => {
  test('what was sealed opens at its place, and shows nothing', () => {
    fc.assert(
      fc.property(text, text, (secret, place) => {
        const vault = vaultOf(one, [])
        const sealed = vault.seal(secret, place)
        expect(vault.open(sealed, place)).toBe(secret)
        expect(vault.seal(secret, place)).not.toBe(sealed)
        expect(sealed).toMatch(/^[\w.-]+$/)
      }),
    )
  })

  test('a change of any one bit is noticed', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat({ max: 7 }), (secret, at, bit) => {
        const vault = vaultOf(one, [two])
        const [version = '', key = '', ...rest] = vault.seal(secret, 'p').split('.')
        const bytes = rest.map((part) => Buffer.from(part, 'base64url'))
        const all = Buffer.concat(bytes)
        all.writeUInt8(all.readUInt8(at % all.length) ^ (1 << bit), at % all.length)
        const nonce = all.subarray(0, 12).toString('base64url')
        const changed = [version, key, nonce, all.subarray(12).toString('base64url')].join('.')
        expect(codeOf(() => vault.open(changed, 'p'))).toBe('tampered')
      }),
    )
  })

  test('at another place it does not open', () => {
    fc.assert(
      fc.property(text, text, text, (secret, place, other) => {
        fc.pre(place !== other)
        const vault = vaultOf(one, [])
        expect(codeOf(() => vault.open(vault.seal(secret, place), other))).toBe('tampered')
      }),
    )
    const row = { community: 1, account: 2, name: 'password' }
    expect(secretPlace(row)).not.toBe(secretPlace({ ...row, community: 12 }))
  })

  test('another key is named, and nothing else of it or the secret', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 12 }), (secret) => {
        const sealed = vaultOf(one, []).seal(secret, 'here')
        const refused = refusalOf(() => vaultOf(two, []).open(sealed, 'here'))
        expect(refused.code).toBe('key-wrong')
        for (const said of [refused.message, refused.text.en, refused.text['zh-CN']]) {
          expect(said).toContain(one.id)
          expect(said).not.toContain(secret)
          expect(said).not.toContain(one.secret.export().toString('base64'))
        }
      }),
    )
  })

  test('the id of another key cannot be put on it', () => {
    const vault = vaultOf(one, [two])
    const forged = vault.seal('x', 'p').replace(one.id, two.id)
    expect(codeOf(() => vault.open(forged, 'p'))).toBe('tampered')
  })

  test('what is no sealed text is refused as such', () => {
    for (const wrong of ['', 'hello', 'v2.aa.bb.cc', `v1.${one.id}..`]) {
      expect(codeOf(() => vaultOf(one, []).open(wrong, 'p'))).toBe('not-sealed')
      expect(keyIdOf(wrong)).toBeNull()
    }
  })

  test('after a rotation the old key still opens and the new one seals', () => {
    fc.assert(
      fc.property(text, (secret) => {
        const sealed = vaultOf(one, []).seal(secret, 'p')
        const vault = vaultOf(two, [one])
        expect(vault.needsResealing(sealed)).toBe(true)
        const anew = vault.seal(vault.open(sealed, 'p'), 'p')
        expect(vault.needsResealing(anew)).toBe(false)
        expect(vaultOf(two, []).open(anew, 'p')).toBe(secret)
      }),
    )
  })
})

describe('keys', () => {
  test('hex, base64 and its form for addresses give the same key, with spaces around or not', () => {
    const bytes = one.secret.export()
    const forms = ['hex', 'base64', 'base64url'] as const
    for (const form of forms) expect(readKey(` ${bytes.toString(form)}\n`, 'here').id).toBe(one.id)
  })

  test('a passphrase gives the same key everywhere, whatever way its letters are composed', () => {
    const passphrase = '我们的读书会每周五晚上七点半在图书馆见面啊'
    expect(readKey(passphrase, 'here').id).toBe(readKey(passphrase, 'there').id)
    expect(readKey('cafés along the old river', 'x').id).toBe(
      readKey('cafe\u0301s along the old river', 'x').id,
    )
    expect(readKey(passphrase, 'here').id).not.toBe(readKey(`${passphrase}!`, 'here').id)
    // Every installation that uses a passphrase depends on this value.
    expect(readKey('correct horse battery staple', 'here').id).toBe('bcf463ba4203')
  })

  test.each([
    '',
    'short',
    '一二三四五六七八九十',
    'a'.repeat(63),
    'ab'.repeat(40),
    'with a comma, but long enough',
  ])('%j is refused, with the place and without the text', (given) => {
    const refused = refusalOf(() => readKey(given, 'FOLKMOOT_KEY'))
    expect(refused.code).toBe('key-invalid')
    expect(refused.message).toContain('FOLKMOOT_KEY')
    if (given.length > 0) expect(refused.message).not.toContain(given)
  })

  test('without any, one is made in the folder for its owner alone, and found again', () => {
    const vault = openVault(sources())
    expect(statSync(keyFile(folder)).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['secrets.key'])
    const sealed = vault.seal('x', 'p')
    expect(openVault(sources()).open(sealed, 'p')).toBe('x')
  })

  test('a given key wins over the folder, which then only opens', () => {
    const sealed = openVault(sources()).seal('x', 'p')
    const key = makeKeyText()
    const vault = openVault(sources({ key }))
    expect(vault.keyId).toBe(readKey(key, '').id)
    expect(vault.open(sealed, 'p')).toBe('x')
    expect(vault.needsResealing(sealed)).toBe(true)
  })

  test('old keys open, a key file is read, and both ways of giving one are too many', () => {
    const [old, older, present] = [makeKeyText(), makeKeyText(), makeKeyText()]
    const sealed = vaultOf(readKey(older, ''), []).seal('x', 'p')
    const file = join(folder, 'mine.key')
    writeFileSync(file, `${present}\n`)
    const vault = openVault(sources({ keyFile: file, oldKeys: `${old}, ${older}` }))
    expect(vault.keyId).toBe(readKey(present, '').id)
    expect(vault.open(sealed, 'p')).toBe('x')
    expect(codeOf(() => openVault(sources({ key: present, keyFile: file })))).toBe('key-invalid')
    expect(codeOf(() => openVault(sources({ keyFile: join(folder, 'none') })))).toBe('key-missing')
    expect(codeOf(() => openVault(sources({ key: present, oldKeys: 'x' })))).toBe('key-invalid')
  })

  test('retiring keeps the last key and no others', () => {
    const first = keyIn(keyFile(folder))
    keyIn(nextKeyFile(folder))
    const second = keyIn(nextKeyFile(folder))
    retireKeys(folder, { given: false })
    expect(readdirSync(folder).toSorted()).toEqual(['secrets.key', `secrets.key.old-${first.id}`])
    expect(keyIn(keyFile(folder)).id).toBe(second.id)
    keyIn(nextKeyFile(folder))
    retireKeys(folder, { given: false })
    expect(readdirSync(folder).toSorted()).toEqual(['secrets.key', `secrets.key.old-${second.id}`])
    expect(statSync(join(folder, `secrets.key.old-${second.id}`)).mode & 0o777).toBe(0o600)
    expect(readFileSync(keyFile(folder), 'utf8')).toMatch(/^\S{44}\n$/)
  })
})
