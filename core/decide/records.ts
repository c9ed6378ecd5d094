/** State records: the empty one of each scope, and private copies. */
import type { Records, Scope, Windows } from './state.ts'

type Make = { readonly [S in Scope]: () => Records[S] }
type Copy = { readonly [S in Scope]: (record: Readonly<Records[S]>) => Records[S] }

const EMPTY: Make = {
  community: () => ({
    time: 0,
    charter: 0,
    watch: {},
    rules: {},
    caps: {},
    cooldowns: {},
    aliases: {},
    ids: 0,
  }),
  group: () => ({
    kind: null,
    values: {},
    size: 0,
    dissolved: false,
    messages: {},
    joins: {},
    cooldowns: {},
    caps: {},
    hits: {},
    arrivals: [],
    unassigned: false,
    reported: false,
    admins: [],
    said: [],
    calls: [],
  }),
  member: () => ({
    roles: [],
    tags: [],
    points: 0,
    messages: 0,
    first: 0,
    last: 0,
    everywhere: {},
    violations: {},
    fired: {},
    strikes: {},
    cooldowns: {},
    caps: {},
    daily: {},
    sanctions: [],
    told: [],
  }),
  membership: () => ({
    role: 'member',
    joined: 0,
    present: false,
    messages: {},
    mutedUntil: 0,
    welcomed: 0,
  }),
  text: () => ({ seen: {}, last: 0 }),
  roster: () => ({ groups: [], merged: [] }),
}

/** What a missing record reads as; a new one at each call. */
export function emptyRecord<S extends Scope>(scope: S): Records[S] {
  return EMPTY[scope]()
}

const lists = <Item>(record: { readonly [key: string]: readonly Item[] }): { [key: string]: Item[] } => {
  const copy: { [key: string]: Item[] } = {}
  for (const key in record) copy[key] = record[key]!.slice()
  return copy
}
const windows = (record: Windows): Windows => lists(record)

/** Pairs and whole lists that `evolve` replaces rather than changes are shared with the copy. */
const COPY: Copy = {
  community: (record) => ({
    time: record.time,
    charter: record.charter,
    watch: record.watch,
    rules: { ...record.rules },
    caps: { ...record.caps },
    cooldowns: { ...record.cooldowns },
    aliases: { ...record.aliases },
    ids: record.ids,
  }),
  group: (record) => ({
    kind: record.kind,
    values: record.values,
    size: record.size,
    dissolved: record.dissolved,
    messages: windows(record.messages),
    joins: windows(record.joins),
    cooldowns: { ...record.cooldowns },
    caps: { ...record.caps },
    hits: { ...record.hits },
    arrivals: record.arrivals,
    unassigned: record.unassigned,
    reported: record.reported,
    admins: record.admins,
    said: record.said,
    calls: record.calls,
  }),
  member: (record) => ({
    roles: record.roles,
    tags: record.tags,
    points: record.points,
    messages: record.messages,
    first: record.first,
    last: record.last,
    everywhere: windows(record.everywhere),
    violations: windows(record.violations),
    fired: copyFired(record.fired),
    strikes: { ...record.strikes },
    cooldowns: { ...record.cooldowns },
    caps: { ...record.caps },
    daily: { ...record.daily },
    sanctions: record.sanctions,
    told: record.told,
  }),
  membership: (record) => ({
    role: record.role,
    joined: record.joined,
    present: record.present,
    messages: windows(record.messages),
    mutedUntil: record.mutedUntil,
    welcomed: record.welcomed,
  }),
  text: (record) => ({ seen: lists(record.seen), last: record.last }),
  roster: (record) => ({ groups: record.groups, merged: record.merged }),
}

function copyFired(fired: Records['member']['fired']): Records['member']['fired'] {
  const copy: Records['member']['fired'] = {}
  for (const rule in fired) copy[rule] = windows(fired[rule]!)
  return copy
}

/**
 * A copy that `evolve` may change without the original being touched. Lists other than windows are shared:
 * `evolve` puts new ones in their place.
 */
export function copyRecord<S extends Scope>(scope: S, record: Readonly<Records[S]>): Records[S] {
  return COPY[scope](record)
}
