import { z } from 'zod'
import { CharterText } from './schema.ts'

/** The JSON Schema of the charter format, for editors: generated from the schema that the check itself uses. */
export function charterSchema() {
  return {
    title: 'Folkmoot charter 0.1',
    ...z.toJSONSchema(CharterText, { io: 'input', unrepresentable: 'throw' }),
  }
}
