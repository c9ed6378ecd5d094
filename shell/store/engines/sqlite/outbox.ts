/** Claims what is due and adds what a connector needs to send it. */
import type { ActionRow, ActionStatus } from '../../../../core/ports/rows.ts'
import type { ActionRef, ClaimedAction, WaitingPage } from '../../../../core/ports/store.ts'
import { ACTIONS, TARGETS, readAction, readActionWithText } from '../../actions.ts'
import type { ActionWithText, Target } from '../../actions.ts'
import { readOptional, readText } from '../../text.ts'
import type { Connection } from './connection.ts'

interface Person {
  readonly platform: string
  readonly native: string
}

/** Looks, and leaves everything as it is. */
export function peekActions(connection: Connection, now: number, lanes: number, after = ''): WaitingPage {
  const keys = connection.all<{ lane: string }>(ACTIONS.lanes, after, lanes)
  const actions = keys.flatMap(({ lane }) =>
    connection.all<ActionRow>(ACTIONS.ofLane, lane, now).map((row) => {
      const action = readAction(row)
      const { account, platform } = targetOf(connection, action)
      return { action, account, platform }
    }),
  )
  return { actions, next: keys.length < lanes ? null : (keys.at(-1)?.lane ?? null) }
}

/** Marks them `sending` durably before anyone sends: after a crash they are known to be in doubt. */
export function claimActions(connection: Connection, refs: readonly ActionRef[]): readonly ClaimedAction[] {
  if (refs.length === 0) return []
  return connection.transaction(() => refs.flatMap((ref) => claimOne(connection, ref)))
}

function claimOne(connection: Connection, { community, seq, n }: ActionRef): readonly ClaimedAction[] {
  if (connection.run(ACTIONS.claim, community, seq, n) === 0) return []
  return connection.all<ActionWithText>(ACTIONS.byRefWithText, community, seq, n).map((row) => {
    const { text, ...action } = readActionWithText(row)
    return { action, text, ...targetOf(connection, action) }
  })
}

/** Earliest `due` later than `after` among actions of these statuses. */
export function nextAction(
  connection: Connection,
  statuses: readonly ActionStatus[],
  after = Number.MIN_SAFE_INTEGER,
): number | null {
  const dues = statuses.flatMap(
    (status) => connection.one<{ due: number | null }>(ACTIONS.next, status, after)?.due ?? [],
  )
  return dues.length === 0 ? null : Math.min(...dues)
}

function targetOf(connection: Connection, action: ActionRow): Target {
  const group = groupOf(connection, action)
  const person = personOf(connection, action, group?.platform ?? null)
  const platform = group?.platform ?? person?.platform ?? null
  return {
    account: group?.account ?? accountOn(connection, action.community, platform),
    platform: platform === null ? null : readText(platform),
    groupNative: readOptional(group?.native ?? null),
    personNative: readOptional(person?.native ?? null),
    messageNative: messageOf(connection, action),
  }
}

function groupOf(connection: Connection, { community, group }: ActionRow) {
  if (group === null) return null
  return connection.one<Person & { readonly account: number }>(TARGETS.group, community, group)
}

/** The member's handle on the group's platform, or their first where no group is meant. */
function personOf(connection: Connection, { community, member }: ActionRow, platform: string | null) {
  if (member === null) return null
  const handles = connection.all<Person>(TARGETS.person, community, member)
  return handles.find((handle) => platform === null || handle.platform === platform) ?? null
}

function accountOn(connection: Connection, community: number, platform: string | null): number | null {
  if (platform === null) return null
  return connection.one<{ account: number }>(TARGETS.account, community, platform)?.account ?? null
}

function messageOf(connection: Connection, { community, message }: ActionRow): string | null {
  if (message === null) return null
  return readOptional(
    connection.one<{ native: string | null }>(TARGETS.message, community, message)?.native ?? null,
  )
}
