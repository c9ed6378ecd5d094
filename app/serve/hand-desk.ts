/** Accounts that people serve by hand, as the API uses them. */
import { overlapOf } from '../../connectors/assist/align.ts'
import { ASSIST } from '../../connectors/assist/assist.ts'
import { readPaste } from '../../connectors/assist/paste.ts'
import { EVENTS } from '../../core/chat/event.ts'
import type { Incoming } from '../../core/chat/incoming.ts'
import { textOf } from '../../core/chat/message.ts'
import type { Part } from '../../core/chat/message.ts'
import type { Pipeline } from '../../core/ports/pipeline.ts'
import type { ReadStore, StoredEvent } from '../../core/ports/store.ts'
import type { HandDesk } from '../../shell/api/accounts/hand-desk.ts'

export interface HandDeskOptions {
  readonly pipeline: Pick<Pipeline, 'deliver'>
  readonly reads: Pick<ReadStore, 'listAccounts' | 'listGroups' | 'events' | 'handles' | 'actions'>
  readonly now: () => number
}

/** So far back a paste may begin in what is known. */
const TAIL = 500
const { platform } = ASSIST

type Place = Parameters<HandDesk['paste']>[0]

export function createHandDesk({ pipeline, reads, now }: HandDeskOptions): HandDesk {
  const isKept = async ({ community, account }: Place): Promise<boolean> =>
    (await reads.listAccounts(community)).some(
      (row) => row.account === account && row.platform === platform && row.closed === null,
    )
  const groupIdOf = async (community: number, name: string): Promise<number | null> =>
    (await reads.listGroups(community)).find((row) => row.platform === platform && row.native === name)
      ?.group ?? null

  return {
    paste: async (place, { group, text, zone }) => {
      if (!(await isKept(place))) return null
      const { community } = place
      const read = readPaste({ group: { native: group, name: group }, text, now: now(), zone })
      const id = await groupIdOf(community, group)
      const known = id === null ? [] : await tailOf(reads, community, id)
      const own = id === null ? new Set<string>() : await ownWords(reads, community, id)
      const overlap = overlapOf(known, read.events.map(markOf))
      const events = read.events.slice(overlap).map((event) => markOwn(event, own))
      const { outcomes } =
        events.length === 0 ? { outcomes: [] } : await pipeline.deliver({ ...place, platform, events })
      const appended = outcomes.filter(({ status }) => status === 'appended').length
      const { skipped, unread } = read
      return { appended, known: read.events.length - appended, skipped, unread }
    },
    addGroups: async (place, names) => {
      if (!(await isKept(place))) return null
      const at = now()
      const known = new Set((await reads.listGroups(place.community)).map(({ native }) => native))
      const events = [...new Set(names)]
        .filter((name) => !known.has(name))
        .map((name) => announcement(name, at))
      if (events.length > 0) await pipeline.deliver({ ...place, platform, events })
      return events.length
    },
  }
}

function announcement(name: string, at: number): Incoming {
  const group = { native: name, name }
  return {
    kind: 'group.renamed',
    at,
    source: 'live',
    group,
    native: `named:${name}`,
    data: {},
    content: { name },
  }
}

/** One text an event, equal for what a second copy would say again. */
function markOf(event: Incoming): string {
  const who = event.person?.native ?? ''
  return event.kind === 'message.sent' ? `${who}\n${wordsOf(event.content.parts)}` : `${who}\n(${event.kind})`
}

const wordsOf = (parts: readonly Part[]): string => `${parts.map(({ type }) => type).join()} ${textOf(parts)}`

const { content: MessageContent } = EVENTS['message.sent']
const PASTED: ReadonlySet<string> = new Set([
  'message.sent',
  'member.joined',
  'member.left',
  'member.removed',
])

/** The newest events of the group that a paste could hold, oldest first, as `markOf` writes them. */
async function tailOf(
  reads: HandDeskOptions['reads'],
  community: number,
  group: number,
): Promise<readonly string[]> {
  const stored = await reads.events(community, { limit: TAIL }, { group })
  const told = stored.filter(({ event }) => PASTED.has(event.kind)).toReversed()
  const members = [...new Set(told.flatMap(({ event: { member } }) => (member === null ? [] : [member])))]
  const handles = members.length === 0 ? [] : await reads.handles(community, members)
  const natives = new Map(
    handles.filter((row) => row.platform === platform).map(({ member, native }) => [member, native]),
  )
  return told.map((one) => `${natives.get(one.event.member ?? 0) ?? ''}\n${storedWords(one)}`)
}

function storedWords({ event, content }: StoredEvent): string {
  if (event.kind !== 'message.sent') return `(${event.kind})`
  const body = MessageContent.safeParse(content === null ? null : JSON.parse(content))
  return body.success ? wordsOf(body.data.parts) : ''
}

/** What Folkmoot had somebody paste comes back in copies of the conversation: it is no member's message. */
async function ownWords(
  reads: HandDeskOptions['reads'],
  community: number,
  group: number,
): Promise<ReadonlySet<string>> {
  const sent = await reads.actions(community, 'sent', { limit: TAIL })
  return new Set(
    sent.flatMap((action) => (action.group === group && action.text !== null ? [plain(action.text)] : [])),
  )
}

function markOwn(event: Incoming, own: ReadonlySet<string>): Incoming {
  if (event.kind !== 'message.sent' || own.size === 0) return event
  const said = textOf(event.content.parts)
  const pieces = said.split('\n\n').map((piece) => plain(piece.replace(/^@\S+\s/u, '')))
  return pieces.every((piece) => own.has(piece)) ? { ...event, data: { ...event.data, bot: true } } : event
}

const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim()
