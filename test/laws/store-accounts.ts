import { expect, test } from 'vitest'
import { Conflict } from '../../core/ports/store.ts'
import type { AccountRow, SecretRow } from '../../core/ports/rows.ts'
import type { Bench } from './store.ts'

const ACCOUNT = 7

function accountOf(community: number, over: Partial<AccountRow> = {}): AccountRow {
  return {
    community,
    account: ACCOUNT,
    platform: 'room',
    name: 'Room',
    settings: '{}',
    closed: null,
    ...over,
  }
}

function secretOf(community: number, over: Partial<SecretRow> = {}): SecretRow {
  return { community, account: ACCOUNT, name: 'password', sealed: `sealed ${community}`, ...over }
}

export function accountLaws(bench: () => Bench): void {
  test('an account is open at first, takes a new name, settings and end, and keeps them', async () => {
    const { ledger, one, reopen } = bench()
    const { community } = one
    await ledger.createAccount(accountOf(community))
    expect(await ledger.listAccounts(community)).toEqual([accountOf(community)])
    const later = accountOf(community, { name: '聊天室', settings: '{"a":1}', closed: 1_790_000_000_000 })
    await ledger.updateAccount(later)
    expect(await bench().read.listAccounts(community)).toEqual([later])
    await reopen()
    expect(await bench().ledger.listAccounts(community)).toEqual([later])
    await bench().ledger.updateAccount(accountOf(community))
    expect(await bench().read.listAccounts(community)).toEqual([accountOf(community)])
  })

  test('an account that does not exist, or of another platform, is not updated', async () => {
    const { ledger, read, one, two } = bench()
    await ledger.createAccount(accountOf(one.community))
    const strangers = [
      accountOf(two.community, { name: 'x' }),
      accountOf(one.community, { name: 'x', account: 8 }),
      accountOf(one.community, { name: 'x', platform: 'irc' }),
    ]
    for (const row of strangers) await expect(ledger.updateAccount(row)).rejects.toThrow()
    expect(await read.listAccounts(one.community)).toEqual([accountOf(one.community)])
    expect(await read.listAccounts(two.community)).toEqual([])
  })

  test('secrets are put, replaced and removed, by community, account and name', async () => {
    const { ledger, one, two, reopen } = bench()
    const mine = secretOf(one.community)
    const other = secretOf(one.community, { name: 'a-token', sealed: 'two' })
    const elsewhere = secretOf(one.community, { account: 8, sealed: 'three' })
    const stranger = secretOf(two.community)
    for (const row of [mine, other, elsewhere, stranger]) await ledger.putSecret(row)
    const { read } = bench()
    expect(await read.secrets(one.community, ACCOUNT)).toEqual([other, mine])
    expect(await read.secrets(two.community, ACCOUNT)).toEqual([stranger])
    expect(await read.secrets(two.community, 8)).toEqual([])
    expect(await read.allSecrets()).toEqual([other, mine, elsewhere, stranger])
    await ledger.putSecret({ ...mine, sealed: 'anew' })
    await ledger.removeSecret(one.community, ACCOUNT, 'a-token')
    await ledger.removeSecret(two.community, ACCOUNT, 'nothing')
    await reopen()
    expect(await bench().read.allSecrets()).toEqual([{ ...mine, sealed: 'anew' }, elsewhere, stranger])
  })

  test('names of secrets come in the order of their bytes, any text comes back', async () => {
    const { ledger, read, one } = bench()
    const names = ['Z', 'a', 'ä', '密码', 'nul \0', '\ud800']
    for (const name of names.toReversed()) await ledger.putSecret(secretOf(one.community, { name }))
    const rows = await read.secrets(one.community, ACCOUNT)
    expect(rows.map(({ name }) => name)).toEqual(
      ['Z', 'a', 'nul \0', 'ä', '密码', '\ud800'].toSorted(byStored),
    )
    expect(rows).toHaveLength(names.length)
  })

  test('secrets are sealed anew all together, or not at all', async () => {
    const { ledger, read, one, two } = bench()
    const rows = [secretOf(one.community), secretOf(two.community)]
    for (const row of rows) await ledger.putSecret(row)
    const anew = rows.map((row) => ({ ...row, sealed: 'new', before: row.sealed }))
    const changed = { ...secretOf(two.community), sealed: 'new', before: 'another' }
    await expect(ledger.resealSecrets([...anew.slice(0, 1), changed])).rejects.toThrow(Conflict)
    expect(await read.allSecrets()).toEqual(rows)
    await ledger.resealSecrets(anew)
    expect((await read.allSecrets()).map(({ sealed }) => sealed)).toEqual(['new', 'new'])
    const gone = { ...secretOf(one.community, { name: 'gone' }), before: 'x' }
    await expect(ledger.resealSecrets([gone])).rejects.toThrow(Conflict)
  })
}

/** Lone surrogates are stored behind an escape, which comes before all letters. */
function byStored(left: string, right: string): number {
  const stored = (text: string): Buffer => Buffer.from(text.isWellFormed() ? text : `\u001b${text}`)
  return Buffer.compare(stored(left), stored(right))
}
