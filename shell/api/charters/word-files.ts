/** The word lists in files that a draft goes with: those that were sent along, else those in force. */
import { wordFilesOf } from '../../../core/charter/check-words.ts'
import { parseYaml } from '../../../core/charter/yaml.ts'
import { ApiError } from '../api-error.ts'
import type { ApiParts } from '../parts.ts'
import { filesOf } from './desk.ts'
import { charterInForce } from './in-force.ts'

type Files = Readonly<Record<string, string>>

export interface DraftFiles {
  /** What the charter names and what is there. */
  readonly files: Files
  readonly states: readonly { readonly name: string; readonly state: 'kept' | 'given' | 'missing' }[]
}

export interface DraftIn {
  readonly source: string
  readonly files?: Files | undefined
}

/** @throws ApiError 422 naming a file that was sent along and that the charter does not name. */
export async function filesFor(
  parts: Pick<ApiParts, 'reads' | 'charters'>,
  community: number,
  { source, files: given = {} }: DraftIn,
): Promise<DraftFiles> {
  const inForce = await charterInForce(parts, community)
  const kept = inForce === null ? {} : filesOf(inForce.row)
  const { tree } = parseYaml(source)
  const named = tree === null ? [] : [...new Set(wordFilesOf(tree))]
  const stranger = Object.keys(given).find((name) => !named.includes(name))
  if (stranger !== undefined) throw notNamed(stranger)
  const states = named.map((name) => {
    if (Object.hasOwn(given, name)) return { name, state: 'given' as const }
    return { name, state: Object.hasOwn(kept, name) ? ('kept' as const) : ('missing' as const) }
  })
  const files = named.flatMap((name): [string, string][] => {
    const text = Object.hasOwn(given, name) ? given[name] : Object.hasOwn(kept, name) ? kept[name] : undefined
    return text === undefined ? [] : [[name, text]]
  })
  return { files: Object.fromEntries(files), states }
}

const notNamed = (name: string) =>
  new ApiError(
    422,
    'file-not-named',
    {
      en: `body.files: no word list of the charter names the file '${name}'.`,
      'zh-CN': `body.files：章程的词表里没有写到文件“${name}”。`,
    },
    {
      en: 'Write `file: NAME` under `words`, or leave the file out.',
      'zh-CN': '在 words 里写上 file: 文件名，或者不要附上它。',
    },
  )
