/** Questions that the writer and the readers both ask: one statement, whatever the number of keys. */
import type {
  AccountRow,
  CommunityRow,
  ContentRow,
  GroupRow,
  HandleRow,
  SecretRow,
  StateRow,
} from '../../../../core/ports/rows.ts'
import type { StateKey } from '../../../../core/decide/state.ts'
import { ACCOUNTS, COMMUNITIES, SECRETS, readAccount, readCommunity, readSecret } from '../../communities.ts'
import { CONTENT, readContent } from '../../content.ts'
import { GROUPS, HANDLES, readGroup, readHandle } from '../../groups.ts'
import { numbered } from '../../placeholders.ts'
import { storeText } from '../../text.ts'
import { numberArray, textArray } from './arrays.ts'
import type { Value } from './client.ts'

export interface Ask {
  /** Rows as the statement names their columns; the type is the caller's word for it. */
  readonly all: <Row>(sql: string, ...values: Value[]) => Promise<readonly Row[]>
}

export async function oneOf<Row>(ask: Ask, sql: string, ...values: Value[]): Promise<Row | null> {
  return (await ask.all<Row>(sql, ...values))[0] ?? null
}

export async function listCommunities(ask: Ask): Promise<readonly CommunityRow[]> {
  return (await ask.all<CommunityRow>(COMMUNITIES.list)).map(readCommunity)
}

export async function listAccounts(ask: Ask, community: number): Promise<readonly AccountRow[]> {
  return (await ask.all<AccountRow>(ACCOUNTS.list, community)).map(readAccount)
}

export async function secretsOf(ask: Ask, community: number, account: number): Promise<readonly SecretRow[]> {
  return (await ask.all<SecretRow>(SECRETS.ofAccount, community, account)).map(readSecret)
}

const STATES = `SELECT s.scope, s.a, s.b, s.value
  FROM unnest($2::text[], $3::bigint[], $4::bigint[]) WITH ORDINALITY AS u (scope, a, b, place)
  JOIN state s ON s.community_id = $1 AND s.scope = u.scope AND s.a = u.a AND s.b = u.b ORDER BY u.place`

export function loadState(
  ask: Ask,
  community: number,
  keys: readonly StateKey[],
): Promise<readonly StateRow[]> {
  if (keys.length === 0) return Promise.resolve([])
  return ask.all<StateRow>(
    STATES,
    community,
    textArray(keys.map(({ scope }) => scope)),
    numberArray(keys.map(({ a }) => a)),
    numberArray(keys.map(({ b }) => b)),
  )
}

/** A question about one key, asked of many at once: answers in the order of the keys, then by `order`. */
export function forEach(sql: string, type: 'bigint' | 'text', order = ''): string {
  const others = sql.split('?').length - 2
  return `SELECT r.* FROM unnest($${others + 1}::${type}[]) WITH ORDINALITY AS k (key, place)
    CROSS JOIN LATERAL (${numbered(sql.replace(/\?(?=[^?]*$)/, 'k.key'))}) r ORDER BY k.place${order}`
}

const GROUPS_BY_NATIVE = forEach(GROUPS.byNative, 'text')
const GROUPS_BY_ID = forEach(GROUPS.byId, 'bigint')
const HANDLES_BY_NATIVE = forEach(HANDLES.byNative, 'text')
const HANDLES_OF_MEMBERS = forEach(HANDLES.ofMember, 'bigint', ', r.platform, r.native')
const CONTENT_OF_EVENTS = forEach(CONTENT.ofEvent, 'bigint', ', r.part')

export async function findGroups(
  ask: Ask,
  community: number,
  platform: string,
  natives: readonly string[],
): Promise<readonly GroupRow[]> {
  const keys = textArray(natives.map(storeText))
  return (await ask.all<GroupRow>(GROUPS_BY_NATIVE, community, storeText(platform), keys)).map(readGroup)
}

export async function findHandles(
  ask: Ask,
  community: number,
  platform: string,
  natives: readonly string[],
): Promise<readonly HandleRow[]> {
  const keys = textArray(natives.map(storeText))
  return (await ask.all<HandleRow>(HANDLES_BY_NATIVE, community, storeText(platform), keys)).map(readHandle)
}

export async function groupsOf(
  ask: Ask,
  community: number,
  groups: readonly number[],
): Promise<readonly GroupRow[]> {
  return (await ask.all<GroupRow>(GROUPS_BY_ID, community, numberArray(groups))).map(readGroup)
}

export async function handlesOf(
  ask: Ask,
  community: number,
  members: readonly number[],
): Promise<readonly HandleRow[]> {
  return (await ask.all<HandleRow>(HANDLES_OF_MEMBERS, community, numberArray(members))).map(readHandle)
}

export async function contentOf(
  ask: Ask,
  community: number,
  seqs: readonly number[],
): Promise<readonly ContentRow[]> {
  return (await ask.all<ContentRow>(CONTENT_OF_EVENTS, community, numberArray(seqs))).map(readContent)
}
