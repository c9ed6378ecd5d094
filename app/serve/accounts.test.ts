import { afterEach, expect, test } from 'vitest'
import type { ConnectorKind } from '../../core/ports/connector.ts'
import { createAccounts } from './accounts.ts'

const kind = (platform: string): ConnectorKind => ({
  platform,
  capabilities: { receive: {}, act: {}, limits: {}, idempotent: false, actsOnOwner: true },
  open: () => Promise.resolve({ send: () => Promise.resolve({ status: 'sent' }), close: async () => {} }),
})
const unused = () => Promise.reject(new Error('not used by this test'))
const accounts = createAccounts({
  kindOf: ({ platform }) => kind(platform),
  pipeline: { deliver: unused, cursor: () => Promise.resolve(null) },
  secretsOf: () => Promise.resolve([]),
  vault: { open: () => '' },
  fetch: unused,
  resolve: unused,
  publicUrl: null,
  log: () => undefined,
  now: () => 0,
})
afterEach(() => accounts.close())

test('another open account of the platform and community stands in for one that is closed', async () => {
  const row = { name: '', settings: '{}', closed: null }
  await accounts.open({ ...row, community: 1, account: 11, platform: 'irc' })
  await accounts.open({ ...row, community: 1, account: 12, platform: 'irc' })
  await accounts.open({ ...row, community: 1, account: 13, platform: 'mail' })
  await accounts.open({ ...row, community: 2, account: 21, platform: 'irc' })
  const acting = (account: number | null, platform: string | null = 'irc') =>
    accounts.actingFor(1, account, platform)?.key ?? null
  expect([acting(11), acting(12), acting(13, 'mail')]).toEqual(['1/11', '1/12', '1/13'])
  await accounts.shut(1, 11)
  expect([acting(11), acting(12), acting(99)]).toEqual(['1/12', '1/12', '1/12'])
  await accounts.shut(1, 12)
  expect([acting(11), acting(null), acting(11, null)]).toEqual([null, null, null])
})
