/** All groups with what shows whether they are well; filtered, sorted and cut here. */
import { inLanguage } from '../../../core/charter/localized.ts'
import type { CompiledCharter, Language } from '../../../core/charter/compiled.ts'
import type { GroupFigures } from '../../../core/ports/figures.ts'
import { idOut } from '../fields.ts'
import type { AccountView } from '../accounts/account-desk.ts'
import type { ApiParts } from '../parts.ts'
import { knownGroups, missingValues } from './facts.ts'
import type { GroupFacts } from './facts.ts'
import type { GroupVitals, Need, OverviewQuery } from './schema.ts'

/** With fewer messages in 28 days, whose voice is the loudest says little. */
const FEWEST_FOR_SHARE = 20
const QUIET: Omit<GroupFigures, 'group'> = {
  daily: Array.from({ length: 14 }, () => 0),
  writers: 0,
  recent: 0,
  byOwner: 0,
  owned: false,
  lastMessage: null,
  lastOther: null,
  silent: null,
}

export async function overviewOf(
  parts: ApiParts,
  community: number,
  query: OverviewQuery,
  language: Language,
) {
  const { zone, today, charter, groups } = await vitalsOf(parts, community, language)
  const shown = groups.filter((group) => isShown(group, query)).toSorted(comparing(query))
  const offset = query.offset ?? 0
  return {
    zone,
    day: today,
    total: shown.length,
    counts: countsOf(groups),
    kinds: kindsOf(charter, groups, language),
    groups: shown.slice(offset, offset + (query.limit ?? 10_000)),
  }
}

/** As the overview, of all groups. */
export async function vitalsOf(parts: ApiParts, community: number, language: Language) {
  const [known, figures, accounts, open] = await Promise.all([
    knownGroups(parts, community),
    parts.figures.groups(community, parts.now()),
    parts.accounts.list(community),
    parts.reads.openCases(community),
  ])
  const byGroup = new Map(figures.groups.map((each) => [each.group, each]))
  const cases = Map.groupBy(open, ({ group }) => group)
  const standings = standingsOf(accounts, language)
  const groups = known.groups.map((group) => {
    const counted = byGroup.get(group.group) ?? QUIET
    const about = cases.get(group.group)?.filter(({ kind }) => kind !== 'unassigned-group').length ?? 0
    return vitals(group, { counted, cases: about, standing: standings(group), charter: known.charter })
  })
  return { zone: figures.zone, today: figures.today, charter: known.charter, groups }
}

interface Found {
  readonly counted: Omit<GroupFigures, 'group'>
  readonly cases: number
  readonly standing: GroupVitals['standing']
  readonly charter: CompiledCharter | null
}

function vitals(group: GroupFacts, { counted, cases, standing, charter }: Found): GroupVitals {
  const { daily, writers, recent, byOwner, owned, lastMessage, lastOther, silent } = counted
  const missing = missingValues(charter, group.kind, group.values)
  const alive = !group.dissolved
  const needs: Need[] = []
  if (alive && group.kind === null) needs.push('unassigned')
  if (alive && missing.length > 0) needs.push('values')
  if (alive && BROKEN.has(standing.state)) needs.push('account')
  if (alive && silent !== null) needs.push('silent')
  if (cases > 0) needs.push('cases')
  return {
    id: idOut(group.group),
    name: group.name,
    platform: group.platform,
    native: group.native,
    account: idOut(group.account),
    kind: group.kind,
    values: group.values,
    members: group.size,
    dissolved: group.dissolved,
    needs,
    proposal: group.proposal,
    missing: [...missing],
    standing,
    cases,
    today: daily.at(-1) ?? 0,
    week: daily.slice(-7).reduce((sum, messages) => sum + messages, 0),
    daily: [...daily],
    writers,
    share: owned && recent >= FEWEST_FOR_SHARE ? byOwner / recent : null,
    lastMessage,
    lastOther,
    silent: alive ? silent : null,
  }
}

const BROKEN: ReadonlySet<string> = new Set(['disconnected', 'failed', 'closed', 'limited'])

/** What is said of the group alone goes before what is said of its account. */
function standingsOf(accounts: readonly AccountView[], language: Language) {
  const byId = new Map(accounts.map((account) => [account.account, account]))
  const alone = new Map(
    accounts.flatMap(({ account, state }) =>
      state.groups.map((standing) => [`${account}/${standing.group}`, standing] as const),
    ),
  )
  return (group: GroupFacts): GroupVitals['standing'] => {
    const account = byId.get(group.account)
    const said = alone.get(`${group.account}/${group.native}`) ?? account?.state
    return {
      state: said?.state ?? 'closed',
      code: said?.code ?? 'no-account',
      message: said?.texts?.[language] ?? null,
      account: account?.name ?? '',
    }
  }
}

function isShown(group: GroupVitals, { search, kind, account, show }: OverviewQuery): boolean {
  if (search !== undefined && !matches(group, search)) return false
  if (kind !== undefined && group.kind !== kind) return false
  if (account !== undefined && group.account !== account) return false
  if (show === 'dissolved') return group.dissolved
  if (show === 'needs') return group.needs.length > 0
  if (show === 'unassigned') return group.needs.includes('unassigned')
  if (show === 'silent') return group.silent !== null
  return show === 'all' || !group.dissolved
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

function matches({ name, native, values }: GroupVitals, search: string): boolean {
  const words = folded(search).split(/\s+/).filter(Boolean)
  const text = folded([name ?? '', native, ...Object.values(values)].join('\n'))
  return words.every((word) => text.includes(word))
}

const BY: Readonly<Record<NonNullable<OverviewQuery['sort']>, (group: GroupVitals) => number | string>> = {
  needs: ({ needs }) => needs.reduce((sum, need) => sum + WEIGHT[need], 0),
  name: ({ name, native }) => name ?? native,
  members: ({ members }) => members,
  messages: ({ week }) => week,
  writers: ({ writers }) => writers,
  share: ({ share }) => share ?? -1,
  last: ({ lastOther }) => lastOther ?? 0,
}
const WEIGHT: Readonly<Record<Need, number>> = { account: 16, unassigned: 8, silent: 4, cases: 2, values: 1 }
const names = new Intl.Collator('zh-CN', { numeric: true })

function comparing({ sort = 'needs', order }: OverviewQuery) {
  const by = BY[sort]
  const down = (order ?? (sort === 'name' ? 'up' : 'down')) === 'down'
  return (a: GroupVitals, b: GroupVitals): number => {
    const [left, right] = [by(a), by(b)]
    const compared =
      typeof left === 'string' || typeof right === 'string'
        ? names.compare(String(left), String(right))
        : left - right
    return (down ? -compared : compared) || names.compare(a.name ?? a.native, b.name ?? b.native)
  }
}

function countsOf(groups: readonly GroupVitals[]) {
  const alive = groups.filter(({ dissolved }) => !dissolved)
  const count = (is: (group: GroupVitals) => boolean): number => alive.filter(is).length
  return {
    all: alive.length,
    needs: groups.filter(({ needs }) => needs.length > 0).length,
    unassigned: count(({ needs }) => needs.includes('unassigned')),
    proposed: count(({ proposal }) => proposal !== null),
    silent: count(({ silent }) => silent !== null),
    dissolved: groups.length - alive.length,
  }
}

function kindsOf(charter: CompiledCharter | null, groups: readonly GroupVitals[], language: Language) {
  return [...(charter?.kinds.values() ?? [])].map(({ id, purpose, values, match }) => ({
    id,
    purpose: inLanguage(purpose, language),
    values: [...values],
    match: [...match],
    groups: groups.filter(({ kind, dissolved }) => kind === id && !dissolved).length,
  }))
}
