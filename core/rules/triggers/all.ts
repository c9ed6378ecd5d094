import type { TriggerForm } from './form.ts'
import { edit } from './edit.ts'
import { join } from './join.ts'
import { leave } from './leave.ts'
import { message } from './message.ts'
import { reaction } from './reaction.ts'
import { recall } from './recall.ts'
import { schedule } from './schedule.ts'

/** Every trigger that a rule of this version may have. */
export const TRIGGER_FORMS: readonly TriggerForm[] = [message, edit, recall, join, leave, reaction, schedule]

/** What `when` may say as a bare word. */
export const TRIGGER_WORDS = ['message', 'edit', 'recall', 'join', 'leave', 'reaction'] as const

export function triggerForm(on: string): TriggerForm | null {
  return TRIGGER_FORMS.find((form) => form.on === on) ?? null
}
