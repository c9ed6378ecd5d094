import type { z } from 'zod'
import type { ActionRow } from '../../../core/ports/rows.ts'
import { idOrNull, idOut } from '../fields.ts'
import type { Action } from './schema.ts'

/** An action as the API shows it; words for an operator are theirs, who may see more than this community. */
export function actionOf(row: ActionRow & { readonly text: string | null }): z.input<typeof Action> {
  return {
    seq: idOut(row.seq),
    n: row.n,
    kind: row.kind,
    rule: row.rule,
    group: idOrNull(row.group),
    member: idOrNull(row.member),
    message: idOrNull(row.message),
    amount: row.amount,
    name: row.name,
    text: row.kind === 'notify' ? null : row.text,
    due: row.due,
    expires: row.expires,
    status: row.status,
    attempts: row.attempts,
    code: row.code,
    native: row.native,
  }
}
