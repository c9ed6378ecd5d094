/** What Folkmoot does in the room. */
import type { OutgoingAction, SendResult } from '../../core/ports/connector.ts'
import type { RoomGroup, RoomMessage } from './group.ts'
import type { RoomChange } from './room.ts'

type Tell = (change: RoomChange) => void

/** Carries one action out at once; never throws. */
export function sendToRoom(
  group: RoomGroup,
  action: OutgoingAction,
  now: number,
  nextNative: () => string,
  tell: Tell,
): SendResult {
  switch (action.kind) {
    case 'say':
    case 'reply':
    case 'warn':
    case 'tell':
      return speak(group, action, now, nextNative(), tell)
    case 'recall':
      return recall(group, action, tell)
    case 'mute':
    case 'unmute':
    case 'remove':
    case 'block':
      return sanction(group, action, now, tell)
    default:
      return { status: 'failed', code: 'not-supported', permanent: true }
  }
}

function speak(group: RoomGroup, action: OutgoingAction, at: number, native: string, tell: Tell): SendResult {
  if (action.text === null) return { status: 'failed', code: 'no-text', permanent: true }
  const message: RoomMessage = {
    native,
    from: null,
    to: action.kind === 'tell' ? action.person : null,
    at,
    parts: [{ type: 'text', text: action.text }],
    replyTo: action.kind === 'say' ? null : action.message,
    revision: 0,
    recalled: false,
  }
  group.keep(message)
  tell({ kind: 'message', group: group.native, message })
  return { status: 'sent', native }
}

function recall(group: RoomGroup, action: OutgoingAction, tell: Tell): SendResult {
  const message = action.message === null ? undefined : group.message(action.message)
  if (!message) return { status: 'failed', code: 'no-such-message', permanent: true }
  const recalled = { ...message, recalled: true }
  group.keep(recalled)
  tell({ kind: 'message', group: group.native, message: recalled })
  return { status: 'sent', native: message.native }
}

function sanction(group: RoomGroup, action: OutgoingAction, now: number, tell: Tell): SendResult {
  const person = action.person
  if (person === null || group.person(person) === undefined) {
    return { status: 'failed', code: 'not-a-member', permanent: true }
  }
  if (action.kind === 'mute') group.mute(person, now + (action.amount ?? 0))
  if (action.kind === 'unmute') group.mute(person, 0)
  if (action.kind === 'block') group.block(person)
  if (action.kind === 'remove' || action.kind === 'block') group.dismiss(person)
  tell({ kind: 'people', group: group.native })
  return { status: 'sent' }
}
