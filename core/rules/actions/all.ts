import type { ActForm } from './form.ts'

import { block } from './block.ts'
import { mute } from './mute.ts'
import { note } from './note.ts'
import { openCase } from './case.ts'
import { points } from './points.ts'
import { recall } from './recall.ts'
import { remove } from './remove.ts'
import { reply } from './reply.ts'
import { say } from './say.ts'
import { tag } from './tag.ts'
import { tell } from './tell.ts'
import { warn } from './warn.ts'
import { webhook } from './webhook.ts'

/** Every act that a charter of this version may name, in the order in which forms offer them. */
export const ACT_FORMS: readonly ActForm[] = [
  say,
  reply,
  tell,
  note,
  recall,
  warn,
  mute,
  remove,
  block,
  tag,
  points,
  openCase,
  webhook,
]

const byKind: ReadonlyMap<string, ActForm> = new Map(ACT_FORMS.map((form) => [form.kind, form]))

export function actForm(kind: string): ActForm | null {
  return byKind.get(kind) ?? null
}
