/** Every command of `folkmoot`: its name, what it is for, and where it lives. Loaded only when it is called. */
import { both, type Bilingual } from '../core/charter/fault.ts'

interface Command {
  readonly name: string
  /** What follows the name. */
  readonly usage: string
  readonly help: Bilingual
  readonly load: () => Promise<{ readonly run: (args: string[]) => Promise<number> }>
}

export const COMMANDS: readonly Command[] = [
  {
    name: 'charter',
    usage: 'check FILE | diff OLD NEW | schema',
    help: both(
      '检查、比较章程，或输出格式的 JSON Schema',
      'check or compare charters, or print the JSON Schema of the format',
    ),
    load: () => import('./commands/charter.ts'),
  },
]
