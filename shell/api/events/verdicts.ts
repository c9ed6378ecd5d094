/** What people said of acts and cases afterwards, put to the events that they are about. */
import type { z } from 'zod'
import type { DataOf } from '../../../core/chat/event.ts'
import type { ReadStore, StoredEvent } from '../../../core/ports/store.ts'
import type { OperatorNames } from '../operator-names.ts'
import type { GivenVerdict } from './schema.ts'

type Given = z.input<typeof GivenVerdict>

interface Judged {
  readonly events: readonly {
    readonly seq: string
    readonly actions: readonly unknown[]
    readonly cases: readonly unknown[]
    readonly verdicts: readonly Given[]
  }[]
}

/** Verdicts that are looked at; they are a person's, so there are few. */
const MOST = 500

export async function withVerdicts<Page extends Judged>(
  reads: Pick<ReadStore, 'events'>,
  community: number,
  feed: Page,
  operators: OperatorNames,
): Promise<Page> {
  const acted = feed.events.filter(({ actions, cases }) => actions.length > 0 || cases.length > 0)
  if (acted.length === 0) return feed
  const after = Math.min(...acted.map(({ seq }) => Number(seq)))
  const given = await reads.events(community, { after, limit: MOST }, { kind: 'verdict.given' })
  const bySeq = Map.groupBy(
    given.map((each) => verdictIn(each, operators)),
    ({ seq }) => seq,
  )
  return {
    ...feed,
    events: feed.events.map((event) => ({
      ...event,
      verdicts: (bySeq.get(Number(event.seq)) ?? []).map(({ verdict }) => verdict),
    })),
  }
}

function verdictIn(
  { event }: StoredEvent,
  operators: OperatorNames,
): { readonly seq: number; readonly verdict: Given } {
  const { seq, n, on = 'action', verdict, operator } = JSON.parse(event.data) as DataOf<'verdict.given'>
  return { seq, verdict: { n, on, verdict, operator, by: operators.get(operator) ?? null, at: event.at } }
}
