/** The numbered migrations, one list for every engine. */
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { StoreRefusal } from './refusal.ts'

export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
}

/** All migrations of this Folkmoot, ascending, numbered from 1 without gaps. */
export function listMigrations(): readonly Migration[] {
  const folder = fileURLToPath(new URL('./migrations/', import.meta.url))
  const files = readdirSync(folder)
    .filter((file) => /^\d{4}-.+\.sql$/.test(file))
    .toSorted()
  return files.map((file, index) => {
    if (Number(file.slice(0, 4)) !== index + 1) {
      throw new Error(`migrations/${file}: number ${index + 1} was expected here.`)
    }
    return { number: index + 1, name: file, sql: readFileSync(folder + file, 'utf8') }
  })
}

/**
 * The migrations that a database at version `applied` still needs.
 * @throws StoreRefusal when the database was made by a newer Folkmoot.
 */
export function missingMigrations(place: string, applied: number): readonly Migration[] {
  const known = listMigrations()
  if (applied > known.length) {
    throw new StoreRefusal('newer', {
      en: `${place} was made by a newer Folkmoot (schema ${applied}; this one knows ${known.length}). Install the newer Folkmoot, or restore an older backup. Nothing was changed.`,
      'zh-CN': `${place} 是由更新版本的 Folkmoot 创建的（数据结构版本 ${applied}，当前程序只认识到 ${known.length}）。请安装更新的版本，或恢复较早的备份。数据没有任何改动。`,
    })
  }
  return known.slice(applied)
}
