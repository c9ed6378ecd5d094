/** Carries out one action, and says what is known of it. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { OutgoingAction, SendResult } from '../../core/ports/connector.ts'
import { isBareAddress } from './address.ts'
import { ConnectionLost } from './connection.ts'
import { archiveIdsOf } from './decode-message.ts'
import { failureOf, refusal } from './failures.ts'
import { affiliationRequest, moderationRequest, roleRequest } from './moderate.ts'
import type { Mutes } from './mutes.ts'
import type { Occupant } from './occupants.ts'
import type { PendingSends } from './pending.ts'
import { abilitiesOf } from './rights.ts'
import type { Room } from './room.ts'
import { groupMessage, privateMessage } from './speak.ts'
import { attribute, NS, xml, type Element } from './stanza.ts'

export interface SendTools {
  readonly rooms: ReadonlyMap<string, Room>
  readonly domain: string
  readonly session: () => number
  readonly online: () => boolean
  readonly send: (stanza: Element) => Promise<void>
  readonly request: (iq: Element) => Promise<Element>
  readonly pending: PendingSends
  readonly mutes: Mutes
}

const SENT: SendResult = { status: 'sent' }
const ENTER_LIMIT = 10_000
const LOOK_EVERY = 50
const RETRY_OFFLINE = 30_000
const OFFLINE: SendResult = {
  status: 'failed',
  code: 'not-connected',
  permanent: false,
  retryAfter: RETRY_OFFLINE,
}

/** Never rejects. */
export async function sendAction(action: OutgoingAction, tools: SendTools): Promise<SendResult> {
  const room = action.group === null ? undefined : tools.rooms.get(action.group)
  if (action.group !== null && room === undefined) return refusal('no-such-group')
  if (!(await isReady(room, tools))) return OFFLINE
  try {
    return await perform(action, room, tools)
  } catch (error) {
    if (!(error instanceof ConnectionLost)) throw error
    // Asking again for what was done already does no harm; only words would come twice.
    return action.kind === 'tell'
      ? { status: 'unknown', code: 'connection-lost' }
      : { status: 'failed', code: 'connection-lost', permanent: false }
  }
}

async function perform(
  action: OutgoingAction,
  room: Room | undefined,
  tools: SendTools,
): Promise<SendResult> {
  if (action.kind === 'tell') return tell(action, room, tools)
  if (room === undefined) return refusal('no-such-group')
  if (abilitiesOf(room.self, room.features)[action.kind] === 'never') return refusal('rights-missing')
  switch (action.kind) {
    case 'say':
    case 'reply':
    case 'warn':
      return speak(action, room, tools)
    case 'recall':
      return recall(action, room, tools)
    case 'mute':
    case 'unmute':
      return silence(action, room, tools)
    case 'remove':
      return remove(action, room, tools)
    case 'block':
      return block(action, room, tools)
    default:
      return refusal('not-supported')
  }
}

async function speak(action: OutgoingAction, room: Room, tools: SendTools): Promise<SendResult> {
  if (action.text === null) return refusal('no-text')
  const { idempotencyKey, kind, message } = action
  const target = kind === 'say' ? undefined : targetOf(action, room, 'known')
  const to = target === undefined ? null : `${room.address}/${target.nick}`
  const answered = kind === 'say' || message === null ? null : { id: archiveIdsOf(message)[0] ?? message, to }
  const nick = target === undefined ? null : target.nick
  const shown = tools.pending.wait(idempotencyKey, room.address, tools.session())
  try {
    await tools.send(groupMessage(room.address, idempotencyKey, action.text, nick, answered))
  } catch {
    // Part of it may have gone out: the archive will tell.
  }
  return shown
}

async function tell(action: OutgoingAction, room: Room | undefined, tools: SendTools): Promise<SendResult> {
  if (action.text === null) return refusal('no-text')
  if (action.person === null) return refusal('nobody-to-tell')
  const address = addressOf(action.person, room)
  const here = room?.presences.byPerson(action.person, 'here')
  const to = address ?? (room && here ? `${room.address}/${here.nick}` : undefined)
  if (to === undefined) return refusal('not-reachable')
  const { idempotencyKey: id, text } = action
  const error = tools.pending.wait(id, to, tools.session())
  await tools.send(privateMessage(to, id, text, address === undefined))
  // The server answers in order: an error would have come before the answer to this.
  const passed = tools
    .request(xml('iq', { type: 'get', to: tools.domain }, xml('ping', { xmlns: NS.ping })))
    .then(() => SENT)
  try {
    return await Promise.race([error, passed])
  } finally {
    tools.pending.settle(id, SENT)
  }
}

async function recall(action: OutgoingAction, room: Room, tools: SendTools): Promise<SendResult> {
  const { moderation } = room.features
  if (action.message === null || moderation === null) return refusal('not-supported')
  const ids = archiveIdsOf(action.message)
  const results: SendResult[] = []
  for (const id of ids) results.push(await ask(moderationRequest(room.address, id, moderation), tools))
  const failed = results.find(({ status }) => status !== 'sent')
  return failed ?? { status: 'sent', native: action.message }
}

async function silence(action: OutgoingAction, room: Room, tools: SendTools): Promise<SendResult> {
  const { kind, person, amount } = action
  if (person === null) return refusal('nobody-there')
  const target = targetOf(action, room, 'here')
  if (kind === 'unmute') {
    await tools.mutes.forget(room.address, person)
    return target === undefined ? SENT : ask(roleRequest(room.address, target.nick, 'participant'), tools)
  }
  const done =
    target === undefined ? SENT : await ask(roleRequest(room.address, target.nick, 'visitor'), tools)
  if (done.status === 'sent') await tools.mutes.keep(room.address, person, amount ?? 0)
  return done
}

async function remove(action: OutgoingAction, room: Room, tools: SendTools): Promise<SendResult> {
  const target = targetOf(action, room, 'here')
  if (target === undefined) return targetOf(action, room, 'known') ? SENT : refusal('not-a-member')
  return ask(roleRequest(room.address, target.nick, 'none'), tools)
}

function block(action: OutgoingAction, room: Room, tools: SendTools): Promise<SendResult> {
  const address = action.person === null ? undefined : addressOf(action.person, room)
  if (address === undefined) return Promise.resolve(refusal('address-unknown'))
  return ask(affiliationRequest(room.address, address, 'outcast'), tools)
}

async function ask(iq: Element, tools: SendTools): Promise<SendResult> {
  const answer = await tools.request(iq)
  return attribute(answer, 'type') === 'error' ? failureOf(answer) : SENT
}

function targetOf({ person }: OutgoingAction, room: Room, where: 'here' | 'known'): Occupant | undefined {
  return person === null ? undefined : room.presences.byPerson(person, where)
}

function addressOf(person: string, room: Room | undefined): string | undefined {
  if (isBareAddress(person)) return person
  return room?.presences.byPerson(person, 'known')?.address ?? undefined
}

async function isReady(room: Room | undefined, tools: SendTools): Promise<boolean> {
  const isThere = () => tools.online() && (room === undefined || room.present)
  const limit = performance.now() + ENTER_LIMIT
  while (!isThere() && performance.now() < limit) await sleep(LOOK_EVERY, undefined, { ref: false })
  return isThere()
}
