/** What operators write down about a member: content of the member, erased with them. */
import { z } from 'zod'
import { EVENTS } from '../../../core/chat/event.ts'
import type { OperatorAct } from '../../../core/chat/operator-act.ts'
import type { ReadStore, StoredEvent } from '../../../core/ports/store.ts'

export interface MemberNote {
  /** The event that holds it. */
  readonly seq: number
  readonly at: number
  readonly operator: string
  readonly text: string
}

const NOTE = 'note' satisfies OperatorAct
const UNNOTE = 'unnote' satisfies OperatorAct
const { data: ActData } = EVENTS['operator.act']
const NoteContent = z.looseObject({ note: z.string() })
const MOST_ACTS = 500

/** Newest first, without what was taken back or erased. */
export async function notesOf(
  reads: Pick<ReadStore, 'events'>,
  community: number,
  members: readonly number[],
): Promise<readonly MemberNote[]> {
  const pages = await Promise.all(
    members.map((member) => reads.events(community, { limit: MOST_ACTS }, { member, kind: 'operator.act' })),
  )
  return notesIn(pages.flat())
}

export function notesIn(acts: readonly StoredEvent[]): readonly MemberNote[] {
  const said = acts.map((stored) => ({ stored, data: ActData.parse(JSON.parse(stored.event.data)) }))
  const gone = new Set(said.flatMap(({ data }) => (data.act === UNNOTE ? [data.note] : [])))
  return said
    .flatMap(({ stored: { event, content }, data }): MemberNote[] => {
      if (data.act !== NOTE || gone.has(event.seq) || content === null) return []
      const body = NoteContent.safeParse(JSON.parse(content))
      if (!body.success) return []
      return [{ seq: event.seq, at: event.at, operator: data.operator, text: body.data.note }]
    })
    .toSorted((one, other) => other.seq - one.seq)
}
