/** Which events are acts of operators, and what they are called in the audit. */
import { z } from 'zod'
import type { StoredEvent } from '../../../core/ports/store.ts'

/** Kinds in which operators' acts are kept. */
export const AUDITED_KINDS = [
  'operator.act',
  'charter.published',
  'verdict.given',
  'erased',
  'action.confirmed',
  'action.failed',
  'action.expired',
] as const

const Data = z.looseObject({ operator: z.string() })
const Words = z.looseObject({ reason: z.string().optional(), name: z.string().optional() })

export interface OperatorDeed {
  readonly stored: StoredEvent
  readonly operator: string
  readonly act: string
  readonly data: Readonly<Record<string, unknown>>
  readonly reason: string | null
  readonly name: string | null
}

/** null when no operator did it: the same kinds are written by accounts, and Folkmoot takes notices on by itself. */
export function deedOf(stored: StoredEvent, known: (operator: string) => boolean): OperatorDeed | null {
  const { event, content } = stored
  const data = Data.safeParse(JSON.parse(event.data))
  if (!data.success || !known(data.data.operator)) return null
  const words = Words.safeParse(content === null ? {} : JSON.parse(content))
  return {
    stored,
    operator: data.data.operator,
    act: actOf(event.kind, data.data),
    data: data.data,
    reason: (words.success ? words.data.reason : undefined) ?? null,
    name: (words.success ? words.data.name : undefined) ?? null,
  }
}

function actOf(kind: string, data: Readonly<Record<string, unknown>>): string {
  if (kind === 'charter.published') return 'publish'
  if (kind === 'verdict.given') return data['verdict'] === 'undo' ? 'undo' : 'uphold'
  if (kind === 'erased') return 'erase'
  if (kind === 'action.confirmed') return 'tick'
  if (kind === 'action.failed' || kind === 'action.expired') return 'decline'
  return typeof data['act'] === 'string' ? data['act'] : kind
}
