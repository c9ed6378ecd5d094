/** A test message: goes the way of every other one, so that what it says is what would happen to them. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Pipeline } from '../../core/ports/pipeline.ts'
import type { AccountRow, ActionRow } from '../../core/ports/rows.ts'
import type { ReadStore } from '../../core/ports/store.ts'
import { AccountRefusal } from '../../shell/api/accounts/account-desk.ts'
import type { AccountTest, TestTarget } from '../../shell/api/accounts/account-desk.ts'
import { explainTest } from './explain-test.ts'

export interface TestTools {
  readonly pipeline: Pick<Pipeline, 'record'>
  readonly reads: Pick<ReadStore, 'listGroups' | 'handles' | 'event'>
  /** Open accounts; null where none is opened. */
  readonly accounts: { readonly of: (community: number, account: number) => object | null | undefined } | null
  /** Milliseconds to wait for the result. */
  readonly patience?: number | undefined
}

const PATIENCE = 8_000
const POLL = 50
const SETTLED: ReadonlySet<ActionRow['status']> = new Set([
  'sent',
  'done',
  'failed',
  'unknown',
  'expired',
  'handed',
])

/** @throws AccountRefusal when the account does not reach whom it is for. */
export async function testAccount(
  row: AccountRow,
  { group, member, language }: TestTarget,
  operator: string,
  tools: TestTools,
): Promise<AccountTest> {
  const { community, account } = row
  if (!tools.accounts?.of(community, account)) return answer('failed', 'account-closed')
  if (!(await reaches(row, { group, member }, tools))) throw new AccountRefusal('not-reached')
  const { outcomes } = await tools.pipeline.record([
    {
      community,
      kind: 'operator.act',
      group,
      member: group === null ? member : null,
      data: { operator, act: 'test-message', account },
      content: { text: WORDS[language] },
    },
  ])
  const [outcome] = outcomes
  if (outcome?.status !== 'appended') return answer('failed', 'not-taken')
  return resultOf(community, outcome.seq, tools)
}

const WORDS = {
  en: 'A test from Folkmoot: this account can speak here. Nothing else has happened.',
  'zh-CN': '这是 Folkmoot 的测试消息：这个账号可以在这里发言，没有发生别的事。',
}

/** A group that another open account serves would be spoken to by that one: it would say nothing of this account. */
async function reaches(
  { community, account, platform }: AccountRow,
  { group, member }: Pick<TestTarget, 'group' | 'member'>,
  { reads, accounts }: TestTools,
): Promise<boolean> {
  if (group !== null) {
    const found = (await reads.listGroups(community)).find((each) => each.group === group)
    if (found?.platform !== platform) return false
    return found.account === account || !accounts?.of(community, found.account)
  }
  if (member === null) return false
  return (await reads.handles(community, [member])).some((handle) => handle.platform === platform)
}

async function resultOf(
  community: number,
  seq: number,
  { reads, patience = PATIENCE }: TestTools,
): Promise<AccountTest> {
  const until = performance.now() + patience
  for (;;) {
    const action = (await reads.event(community, seq))?.actions[0]
    if (action !== undefined && SETTLED.has(action.status)) return told(action)
    if (performance.now() >= until) return answer('waiting', action?.code ?? null)
    await sleep(POLL)
  }
}

function told({ status, code }: ActionRow): AccountTest {
  if (status === 'sent' || status === 'done') return answer('sent', null)
  if (status === 'handed') return answer('handed', null)
  return answer(status === 'unknown' ? 'unknown' : 'failed', code ?? status)
}

const answer = (status: AccountTest['status'], code: string | null): AccountTest => ({
  status,
  code,
  texts: explainTest(status, code),
})
