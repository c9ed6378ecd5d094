/** What people do in a playground, step by step, and the events that it comes to. */
import type { Incoming } from '../chat/incoming.ts'
import { KNOWN_TYPES, type Part } from '../chat/message.ts'
import { nextOccurrence } from '../chat/zone.ts'
import { GROUP } from './scene.ts'

/** Parts that a message of a playground may have beside its text. */
export const ATTACHMENTS = KNOWN_TYPES.filter(
  (type): type is Attachment =>
    type === 'image' ||
    type === 'voice' ||
    type === 'video' ||
    type === 'file' ||
    type === 'sticker' ||
    type === 'contact' ||
    type === 'mini-program' ||
    type === 'red-packet' ||
    type === 'location',
)
export type Attachment =
  | 'image'
  | 'voice'
  | 'video'
  | 'file'
  | 'sticker'
  | 'contact'
  | 'mini-program'
  | 'red-packet'
  | 'location'

/** `of` and `replyTo` are places of earlier steps; `after` is how many milliseconds pass before it. */
export type PlaygroundStep = { readonly after?: number | undefined } & (
  | {
      readonly do: 'say'
      readonly member: string
      readonly text: string
      readonly replyTo?: number | undefined
      readonly attachment?: Attachment | undefined
    }
  | { readonly do: 'join' | 'leave'; readonly member: string }
  | { readonly do: 'edit'; readonly of: number; readonly text: string }
  | { readonly do: 'recall'; readonly of: number }
  | { readonly do: 'react'; readonly member: string; readonly of: number; readonly emoji: string }
  /** `until` is a minute of the local day: the next time that it comes. */
  | { readonly do: 'wait'; readonly span?: number | undefined; readonly until?: number | undefined }
)

/** A step takes so long unless it says otherwise. */
const MOMENT = 2_000

/** When a step happens, after `before`. */
export function timeOf(step: PlaygroundStep, before: number, zone: string): number {
  if (step.do !== 'wait') return before + (step.after ?? MOMENT)
  if (step.until === undefined) return before + (step.span ?? 0)
  return nextOccurrence({ weekdays: [], minute: step.until }, zone, before)
}

/** Who does it; null where nobody does. An edit or a recall is its author's. */
export function actorOf(steps: readonly PlaygroundStep[], place: number): string | null {
  const step = steps[place]
  if (step === undefined || step.do === 'wait') return null
  if (step.do !== 'edit' && step.do !== 'recall') return step.member
  const said = steps[step.of]
  return said?.do === 'say' ? said.member : null
}

/** The event that a step comes to; null where time alone passes, or what it is about is not there. */
export function incomingOf(
  steps: readonly PlaygroundStep[],
  place: number,
  at: number,
  name: string | undefined,
): Incoming | null {
  const step = steps[place]
  const actor = actorOf(steps, place)
  if (step === undefined || actor === null || step.do === 'wait') return null
  const base = { at, source: 'live' as const, group: { native: GROUP }, person: { native: actor, name } }
  switch (step.do) {
    case 'say': {
      const data = step.replyTo === undefined ? {} : { replyTo: nativeOf(step.replyTo) }
      const native = nativeOf(place)
      return { ...base, kind: 'message.sent', native, data, content: { parts: partsOf(step) } }
    }
    case 'edit': {
      const native = nativeOf(step.of)
      const content = { parts: [{ type: 'text' as const, text: step.text }] }
      return { ...base, kind: 'message.edited', native, revision: place, data: { of: native }, content }
    }
    case 'recall':
      return { ...base, kind: 'message.recalled', data: { of: nativeOf(step.of) }, content: {} }
    case 'react':
      return {
        ...base,
        kind: 'reaction.added',
        data: { of: nativeOf(step.of), emoji: step.emoji },
        content: {},
      }
    case 'join':
      return { ...base, kind: 'member.joined', data: {}, content: {} }
    case 'leave':
      return { ...base, kind: 'member.left', data: {}, content: {} }
  }
}

/** The platform throws somebody out because it was told to. */
export function removalOf(person: string, at: number): Incoming {
  const group = { native: GROUP }
  return {
    at,
    source: 'live',
    group,
    person: { native: person },
    kind: 'member.removed',
    data: {},
    content: {},
  }
}

const nativeOf = (place: number) => `step-${place}`

function partsOf(step: Extract<PlaygroundStep, { do: 'say' }>): Part[] {
  const { text, attachment } = step
  return [
    ...(text === '' ? [] : [{ type: 'text' as const, text }]),
    ...(attachment === undefined ? [] : [{ type: attachment }]),
  ]
}
