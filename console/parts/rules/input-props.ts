/** What every control of a field gets. */
import type { Plain } from '../document/write.ts'
import type { FieldForm } from './forms.ts'

export interface InputProps {
  readonly field: FieldForm
  readonly value: Plain | undefined
  readonly onChange: (value: Plain | undefined) => void
  /** The trigger of the rule that the field belongs to; `welcome` in the welcome. */
  readonly trigger: string | null
  readonly id: string
}
