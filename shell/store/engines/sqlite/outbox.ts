/** Claims what is due and adds what a connector needs to send it. */
import type { ActionRow } from '../../../../core/ports/rows.ts'
import type { ClaimedAction } from '../../../../core/ports/store.ts'
import { ACTIONS, TARGETS, readActionWithText } from '../../actions.ts'
import type { ActionWithText, Target } from '../../actions.ts'
import { readOptional, readText } from '../../text.ts'
import type { Connection } from './connection.ts'

interface Person {
  readonly platform: string
  readonly native: string
}

/** Marks them `sending` durably before anyone sends: after a crash they are known to be in doubt. */
export function claimActions(connection: Connection, now: number, limit: number): readonly ClaimedAction[] {
  const due = connection.all<ActionWithText>(ACTIONS.due, now, limit)
  if (due.length === 0) return []
  return connection.transaction(() =>
    due.map((row) => {
      connection.run(ACTIONS.claim, row.community, row.seq, row.n)
      const { text, ...action } = readActionWithText(row)
      return {
        action: { ...action, status: 'sending' as const, attempts: action.attempts + 1 },
        text,
        ...targetOf(connection, action),
      }
    }),
  )
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
