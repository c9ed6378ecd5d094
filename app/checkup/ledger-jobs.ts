/** What the checkup's thread does with a community's ledger. */
import { both } from '../../core/charter/fault.ts'
import { loadCharter } from '../../core/charter/load.ts'
import type { CheckupReport } from '../../core/health/report.ts'
import type { CheckupReplay } from '../../core/ports/checkups.ts'
import type { ReadStore } from '../../core/ports/store.ts'
import { replay } from '../replay/replay.ts'
import { ledgerHistory, type LedgerSpan } from './ledger.ts'
import { checkupOf } from './run.ts'

interface Roles {
  readonly owner: string | null
  readonly managers: readonly string[]
}
export interface CheckupJob extends LedgerSpan, Roles {
  readonly job: 'checkup'
  readonly zone: string
}
export interface ReplayJob extends LedgerSpan, Roles {
  readonly job: 'replay'
  /** A charter that was checked before. */
  readonly source: string
}

export interface DraftJob {
  readonly job: 'draft'
  readonly base: string
  /** Of the history. */
  readonly language: string
  readonly cures: readonly string[]
}

type OnRead = (events: number) => void

export function checkupLedger(reads: ReadStore, job: CheckupJob, onRead: OnRead): Promise<CheckupReport> {
  const { owner, managers, zone, since } = job
  const caveats =
    since === null ? [] : [both('只看了所选时间之后的消息。', 'Only the chosen span was looked at.')]
  return checkupOf(ledgerHistory(reads, job, onRead), {
    zone: () => zone,
    roles: { owner, managers },
    read: () => ({ files: [], doubled: 0, caveats }),
  })
}

/** @throws Error when the charter has faults. */
export async function replayLedger(reads: ReadStore, job: ReplayJob, onRead: OnRead): Promise<CheckupReplay> {
  const loaded = loadCharter({ source: job.source, file: 'charter.yaml', files: {} }, 0)
  if ('faults' in loaded) throw new Error('The charter has faults: check it before it is run.')
  const [first] = loaded.charter.kinds.keys()
  const { owner, managers } = job
  const history = ledgerHistory(reads, job, onRead)
  const result = await replay(eventsOf(history), loaded.charter, { kind: first ?? null, owner, managers })
  return {
    events: result.decisions.total,
    fired: result.decisions.fired,
    actions: result.actions.total,
    members: result.membersHit.total,
    rules: loaded.charter.rules.map(({ id }) => ({
      rule: id,
      fired: result.decisions.byRule[id] ?? 0,
      members: result.membersHit.byRule[id] ?? 0,
      examples: (result.examples[id] ?? []).map(({ at, group, name, text }) => {
        return { at: Date.parse(at), group, name, text }
      }),
    })),
  }
}

async function* eventsOf(history: ReturnType<typeof ledgerHistory>) {
  for await (const { event } of history) yield event
}
