/** The account under which groups of a history come to be. */
import type { OperatorAct } from '../../core/chat/operator-act.ts'
import type { Pipeline } from '../../core/ports/pipeline.ts'
import type { ReadStore } from '../../core/ports/store.ts'

/** Platform of histories whose format belongs to no platform that can be connected. */
export const HISTORY_PLATFORM = 'history'

export interface AccountForTools {
  readonly pipeline: Pick<Pipeline, 'createAccount' | 'updateAccount' | 'record'>
  readonly reads: Pick<ReadStore, 'listAccounts'>
  readonly now: () => number
}

/**
 * An account of this platform, so that groups and people are the same as those of a live connection; where there
 * is none, one that stays switched off.
 */
export async function accountFor(
  community: number,
  platform: string,
  operator: string,
  { pipeline, reads, now }: AccountForTools,
): Promise<number> {
  const rows = (await reads.listAccounts(community)).filter((row) => row.platform === platform)
  const known = rows.find(({ closed }) => closed === null) ?? rows[0]
  if (known !== undefined) return known.account
  const row = { community, platform, name: NAMES[platform] ?? platform, settings: '{}' }
  const account = await pipeline.createAccount(row)
  await pipeline.updateAccount({ ...row, account, closed: now() })
  const act: OperatorAct = 'account-created'
  const data = { operator, act, account }
  await pipeline.record([{ community, kind: 'operator.act', group: null, member: null, data, content: null }])
  return account
}

const NAMES: Readonly<Record<string, string>> = { [HISTORY_PLATFORM]: '聊天记录 · Histories' }
