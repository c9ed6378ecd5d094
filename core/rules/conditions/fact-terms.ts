/** Facts of the message, as conditions name them. */
import { FACTS } from '../../facts/describe.ts'
import { WITH_TEXT, type Term } from './term.ts'

export const FACT_TERMS: readonly Term[] = FACTS.map(({ name, type, nature, label, help }) => ({
  name: `facts.${name}`,
  type,
  takes: null,
  on: WITH_TEXT,
  nature: nature === 'statistical' ? 'statistical' : 'exact',
  label,
  help,
}))
