/** What waits to be sent, with what a connector needs to send it. */
import type { ActionRow } from '../../../../core/ports/rows.ts'
import type { ActionRef, ClaimedAction, WaitingPage } from '../../../../core/ports/store.ts'
import { ACTIONS, readAction, readActionWithText } from '../../actions.ts'
import type { ActionWithText, Target } from '../../actions.ts'
import { readOptional } from '../../text.ts'
import { numberArray, textArray } from './arrays.ts'
import type { Ask } from './lookups.ts'
import type { Session } from './session.ts'
import { transact } from './transaction.ts'

const REFS = `unnest(?1::bigint[], ?2::bigint[], ?3::bigint[]) WITH ORDINALITY AS u (community_id, seq, n, place)`
const OF_LANES = `SELECT r.* FROM unnest(?1::text[]) WITH ORDINALITY AS k (key, place)
  CROSS JOIN LATERAL (${ACTIONS.ofLane.replace('?', 'k.key').replace('?', '?2')}) r
  ORDER BY k.place, r.seq, r.n`
/** The member's handle on the group's platform, or their first where no group is meant. */
const PERSON = `SELECT h.platform, h.native FROM handles h
  WHERE h.community_id = a.community_id AND h.member_id = a.member_id
    AND (g.platform IS NULL OR h.platform = g.platform)
  ORDER BY h.platform, h.native LIMIT 1`
const FIRST_ACCOUNT = `SELECT c.account_id FROM accounts c
  WHERE c.community_id = a.community_id AND c.platform = COALESCE(g.platform, p.platform)
  ORDER BY c.account_id LIMIT 1`
const TARGETS = `SELECT a.community_id AS community, a.seq AS seq, a.n AS n,
    COALESCE(g.account_id, c.account_id) AS account, COALESCE(g.platform, p.platform) AS platform,
    g.native AS "groupNative", p.native AS "personNative", m.native AS "messageNative"
  FROM ${REFS}
  JOIN actions a ON a.community_id = u.community_id AND a.seq = u.seq AND a.n = u.n
  LEFT JOIN chat_groups g ON g.community_id = a.community_id AND g.group_id = a.group_id
  LEFT JOIN LATERAL (${PERSON}) p ON TRUE
  LEFT JOIN LATERAL (${FIRST_ACCOUNT}) c ON TRUE
  LEFT JOIN events m ON m.community_id = a.community_id AND m.seq = a.message
  ORDER BY u.place`
const CLAIM = `UPDATE actions a SET status = 'sending', attempts = a.attempts + 1
  FROM ${REFS} WHERE a.community_id = u.community_id AND a.seq = u.seq AND a.n = u.n AND a.status = 'queued'
  RETURNING a.community_id AS community, a.seq AS seq, a.n AS n`
const CLAIMED = `SELECT r.* FROM ${REFS}
  CROSS JOIN LATERAL (${ACTIONS.byRefWithText
    .replace('?', 'u.community_id')
    .replace('?', 'u.seq')
    .replace('?', 'u.n')}) r ORDER BY u.place`

/** Looks, and leaves everything as it is. */
export async function peekActions(ask: Ask, now: number, lanes: number, after = ''): Promise<WaitingPage> {
  const keys = (await ask.all<{ lane: string }>(ACTIONS.lanes, after, lanes)).map(({ lane }) => lane)
  const next = keys.length < lanes ? null : (keys.at(-1) ?? null)
  const rows = keys.length === 0 ? [] : await ask.all<ActionRow>(OF_LANES, textArray(keys), now)
  const targets = rows.length === 0 ? new Map<string, Target>() : await targetsOf(ask, rows)
  const actions = rows.map((row) => {
    const { account, platform } = targets.get(keyOf(row)) ?? NOBODY
    return { action: readAction(row), account, platform }
  })
  return { actions, next }
}

/** Marks them `sending` durably before anyone sends: after a crash they are known to be in doubt. */
export async function claimActions(
  session: Session,
  refs: readonly ActionRef[],
): Promise<readonly ClaimedAction[]> {
  if (refs.length === 0) return []
  const arrays = arraysOf(refs)
  return transact(
    session,
    async (statements) => {
      const [marked, rows, targets] = await Promise.all([
        statements.all<ActionRef>(CLAIM, ...arrays),
        statements.all<ActionWithText>(CLAIMED, ...arrays),
        targetsOf(statements, refs),
      ])
      const ours = new Set(marked.map(keyOf))
      const found = new Map(rows.map((row) => [keyOf(row), row]))
      return [...found].flatMap(([key, row]) => (ours.has(key) ? [claimedFrom(row, targets.get(key))] : []))
    },
    () => [],
  )
}

function claimedFrom(row: ActionWithText, target: Target | undefined): ClaimedAction {
  const { text, ...action } = readActionWithText(row)
  return { action, text, ...(target ?? NOBODY) }
}

const NOBODY: Target = {
  account: null,
  platform: null,
  groupNative: null,
  personNative: null,
  messageNative: null,
}

async function targetsOf(ask: Ask, refs: readonly ActionRef[]): Promise<ReadonlyMap<string, Target>> {
  const rows = await ask.all<ActionRef & Target>(TARGETS, ...arraysOf(refs))
  return new Map(
    rows.map((row) => [
      keyOf(row),
      {
        account: row.account,
        platform: readOptional(row.platform),
        groupNative: readOptional(row.groupNative),
        personNative: readOptional(row.personNative),
        messageNative: readOptional(row.messageNative),
      },
    ]),
  )
}

const keyOf = ({ community, seq, n }: ActionRef): string => `${community}/${seq}/${n}`

function arraysOf(refs: readonly ActionRef[]): string[] {
  return [
    numberArray(refs.map(({ community }) => community)),
    numberArray(refs.map(({ seq }) => seq)),
    numberArray(refs.map(({ n }) => n)),
  ]
}
