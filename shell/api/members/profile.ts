/** What is known of one member beside the account of points: groups, sanctions, strikes, cases, notes. */
import type { z } from 'zod'
import { SANCTIONS } from '../../../core/chat/action.ts'
import { decodeState, emptyRecord } from '../../../core/decide/codec.ts'
import type { CommunityState, MemberState } from '../../../core/decide/state.ts'
import type { Language } from '../../../core/charter/compiled.ts'
import type { StoredEvent } from '../../../core/ports/store.ts'
import { charterInForce } from '../charters/in-force.ts'
import { titlesIn } from '../charters/titles.ts'
import { idOrNull, idOut } from '../fields.ts'
import type { ApiParts } from '../parts.ts'
import { notesOf } from './member-note.ts'
import type { Profile } from './schema.ts'

type Answer = z.input<typeof Profile>
type Titles = ReadonlyMap<string, string>

interface Whom {
  readonly community: number
  readonly member: number
}

export async function profileOf(parts: ApiParts, whom: Whom, language: Language): Promise<Answer> {
  const { community, member } = whom
  const rows = await parts.reads.state(community, [
    { scope: 'member', a: member, b: 0 },
    { scope: 'community', a: 0, b: 0 },
    { scope: 'roster', a: 0, b: 0 },
  ])
  const valueOf = (scope: string) => rows.find((row) => row.scope === scope)?.value ?? null
  const own = valueOf('member')
  const state = own === null ? emptyRecord('member') : decodeState('member', own)
  const all = valueOf('community')
  const house = all === null ? emptyRecord('community') : decodeState('community', all)
  const roster = valueOf('roster')
  const { merged } = roster === null ? emptyRecord('roster') : decodeState('roster', roster)
  const taken = merged.flatMap(([other, kept]) => (kept === member ? [other] : []))
  const inForce = await charterInForce(parts, community)
  const titles = await titlesIn(parts, community, new Set([inForce?.row.version ?? 0]), language)
  const [groups, cases, notes, sanctions] = await Promise.all([
    groupsOf(parts, whom),
    parts.reads.openCases(community),
    notesOf(parts.reads, community, [member, ...taken]),
    sanctionsOf(parts, whom, state, titles),
  ])
  const now = parts.now()
  return {
    groups,
    sanctions,
    strikes: (inForce?.charter.rules ?? []).flatMap(({ id, escalation }) =>
      escalation === null
        ? []
        : strikesOf({ state, house, rule: id, within: escalation.within, now }, titles),
    ),
    cases: cases
      .filter((row) => row.member === member)
      .map((row) => ({
        seq: idOut(row.seq),
        n: row.n,
        kind: row.kind,
        title: row.rule === null ? null : (titles.get(row.rule) ?? row.rule),
        opened: row.opened,
      })),
    notes: notes.map(({ seq, operator, ...note }) => ({
      seq: idOut(seq),
      operator: parts.operators.find(operator)?.name ?? operator,
      ...note,
    })),
    roles: [...(inForce?.charter.roles.keys() ?? [])],
    titles: Object.fromEntries(titles),
    taken: taken.map((other) => idOut(other)),
  }
}

/** Groups in which the member is, or was. */
export async function groupsOf(
  parts: Pick<ApiParts, 'reads'>,
  { community, member }: Whom,
): Promise<Answer['groups']> {
  const groups = await parts.reads.listGroups(community)
  const rows = await parts.reads.state(
    community,
    groups.map(({ group }) => ({ scope: 'membership' as const, a: group, b: member })),
  )
  const values = new Map(rows.map(({ a, value }) => [a, value]))
  return groups.flatMap(({ group, name, native, platform, state }) => {
    const value = values.get(group) ?? null
    if (value === null) return []
    const { role, joined, present, mutedUntil } = decodeState('membership', value)
    return [
      {
        group: idOut(group),
        name: name ?? native,
        platform,
        kind: state === null ? null : decodeState('group', state).kind,
        role,
        present,
        joined: joined || null,
        mutedUntil: mutedUntil || null,
      },
    ]
  })
}

/** The latest sanctions, newest first, and until when they run. */
async function sanctionsOf(
  parts: ApiParts,
  { community }: Whom,
  { sanctions }: MemberState,
  titles: Titles,
): Promise<Answer['sanctions']> {
  const seqs = [...new Set(sanctions.map(([seq]) => seq))]
  const stored = await Promise.all(seqs.map((seq) => parts.reads.event(community, seq)))
  const events = new Map(
    stored.flatMap((event) => (event === null ? [] : [[event.event.seq, event] as const])),
  )
  return sanctions.toReversed().flatMap(([seq, n, , rule]) => {
    const event = events.get(seq)
    return event === undefined ? [] : sanctionOf(event, n, titles.get(rule) ?? rule)
  })
}

function sanctionOf({ event, actions }: StoredEvent, n: number, title: string): Answer['sanctions'] {
  const action = actions.find((each) => each.n === n)
  if (action === undefined || !SANCTIONS.has(action.kind)) return []
  const lasts = action.kind === 'mute' && action.amount !== null && action.amount > 0
  return [
    {
      seq: idOut(event.seq),
      n,
      kind: action.kind,
      rule: action.rule,
      title,
      at: event.now,
      group: idOrNull(action.group),
      status: action.status,
      until: lasts ? event.now + (action.amount ?? 0) : null,
    },
  ]
}

interface Counted {
  readonly state: MemberState
  readonly house: CommunityState
  readonly rule: string
  readonly within: number
  readonly now: number
}

/** Strikes that the rule's next step still counts. */
function strikesOf({ state, house, rule, within, now }: Counted, titles: Titles): Answer['strikes'] {
  const times = state.strikes[house.aliases[rule] ?? rule] ?? []
  const counting = times.filter((at) => at > now - within)
  const first = counting[0]
  if (first === undefined) return []
  const title = titles.get(rule) ?? rule
  return [{ rule, title, count: counting.length, within, until: first + within }]
}
