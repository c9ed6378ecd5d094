/** How one kind of trigger describes itself. */
import type { Trigger } from '../../charter/compiled.ts'
import type { Bilingual } from '../../charter/fault.ts'
import type { Need } from '../actions/form.ts'

export interface TriggerForm {
  readonly on: Trigger['on']
  readonly label: Bilingual
  /** After “when”: `someone writes`. */
  readonly phrase: Bilingual
  readonly help: Bilingual
  /** What its events bring for acts to act on. */
  readonly brings: readonly Need[]
}
