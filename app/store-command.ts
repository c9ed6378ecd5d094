/** What the commands on a data folder have in common: their flags, and how they fail. */
import { parseArgs } from 'node:util'
import type { Language } from '../core/charter/compiled.ts'
import type { Bilingual } from '../core/charter/fault.ts'
import { StoreRefusal } from '../shell/store/refusal.ts'
import { VaultRefusal } from '../shell/vault/refusal.ts'
import { dataFolder } from './data-folder.ts'
import { parseLanguage, terminalLanguage } from './language.ts'
import { storageOf } from './storage.ts'
import type { Storage } from './storage.ts'

export interface StoreCall {
  readonly words: readonly string[]
  readonly folder: string
  /** Where the ledger is: DATABASE_URL, else the folder. */
  readonly storage: Storage
  readonly json: boolean
  readonly force: boolean
  readonly withSecrets: boolean
  readonly language: Language
}

/**
 * Runs `work` with the flags of `args`. Exit 2 with the usage when called wrongly; a refusal of the store is
 * told in the reader's language, or as `{"error": …}` with `--json`, and exits 1.
 */
export async function runStoreCommand(
  args: string[],
  usage: Bilingual,
  work: (call: StoreCall) => Promise<number | null>,
): Promise<number> {
  const called = parse(args)
  if (called === null) return misused(usage, terminalLanguage(process.env))
  if (called.help) {
    console.log(usage[called.language])
    return 0
  }
  try {
    return (await work(called)) ?? misused(usage, called.language)
  } catch (error) {
    if (!isRefusal(error) && !isOfSystem(error)) throw error
    const [code, text] = isRefusal(error)
      ? [error.code, error.text[called.language]]
      : [error.code, error.message]
    if (called.json) console.log(JSON.stringify({ error: { code, message: text } }))
    else console.error(text)
    return 1
  }
}

function parse(args: string[]): (StoreCall & { readonly help: boolean }) | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        json: { type: 'boolean', default: false },
        force: { type: 'boolean', default: false },
        'with-secrets': { type: 'boolean', default: false },
        lang: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    const language = values.lang === undefined ? terminalLanguage(process.env) : parseLanguage(values.lang)
    if (language === null) return null
    const { json, force, help } = values
    const folder = dataFolder(values.data, process.env)
    const databaseUrl = process.env['DATABASE_URL'] || null
    const storage = storageOf({ data: folder, databaseUrl })
    return {
      words: positionals,
      folder,
      storage,
      json,
      force,
      withSecrets: values['with-secrets'],
      help,
      language,
    }
  } catch {
    return null
  }
}

function misused(usage: Bilingual, language: Language): number {
  console.error(usage[language])
  return 2
}

function isRefusal(error: unknown): error is StoreRefusal | VaultRefusal {
  return error instanceof StoreRefusal || error instanceof VaultRefusal
}

/** A disk that is full, a folder without rights: what the system says names the place. */
function isOfSystem(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}
