/** Keeps the people of `search.db` as handles and state have them. */
import { z } from 'zod'
import { decodeState, emptyRecord } from '../../../core/decide/codec.ts'
import type { EventRow, HandleRow } from '../../../core/ports/rows.ts'
import type { ReadStore } from '../../../core/ports/store.ts'
import type { PeopleFile, PersonRow } from './people-file.ts'

/** Read anew in one go. */
const PAGE = 500

/** Whoever is taken over loses the handles. */
const Linking = z.looseObject({ other: z.number() })

type Ledger = Pick<ReadStore, 'handles' | 'state'>

/** Members whom these events may have changed. */
export function touchedBy(events: readonly EventRow[]): readonly number[] {
  const touched = new Set<number>()
  for (const { kind, member, data } of events) {
    if (member !== null) touched.add(member)
    const act = kind === 'operator.act' ? Linking.safeParse(JSON.parse(data)) : null
    if (act?.success) touched.add(act.data.other)
  }
  return [...touched]
}

/** Reads some of those who are due; answers whether there may be more. */
export async function refreshPeople(
  ledger: Ledger,
  people: PeopleFile,
  communities: readonly { readonly community: number }[],
): Promise<boolean> {
  let more = false
  for (const { community } of communities) {
    const due = people.due(community, PAGE)
    if (due.length === 0) continue
    people.write(community, due, await personsOf(ledger, community, due))
    if (due.length === PAGE) more = true
  }
  return more
}

async function personsOf(
  ledger: Ledger,
  community: number,
  members: readonly number[],
): Promise<readonly PersonRow[]> {
  const [handles, states] = await Promise.all([
    ledger.handles(community, members),
    ledger.state(
      community,
      members.map((member) => ({ scope: 'member' as const, a: member, b: 0 })),
    ),
  ])
  const values = new Map(states.map(({ a, value }) => [a, value]))
  return [...Map.groupBy(handles, ({ member }) => member)].map(([member, own]) =>
    personOf(member, own, values.get(member) ?? null),
  )
}

function personOf(member: number, handles: readonly HandleRow[], value: string | null): PersonRow {
  const state = value === null ? emptyRecord('member') : decodeState('member', value)
  const { roles, tags, points, last } = state
  return {
    member,
    names: handles.flatMap(({ name }) => (name === null ? [] : [name])),
    natives: handles.map(({ native }) => native),
    roles,
    tags,
    points,
    last,
  }
}
