/** Puts a copy of a database into a data folder. */
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { missingMigrations } from '../../migrations.ts'
import { StoreRefusal } from '../../refusal.ts'
import { openReadOnly } from './connection.ts'
import { backupFolder, ledgerFile } from './files.ts'
import { lockFolder } from './lock.ts'
import { schemaVersion } from './migrate.ts'

export interface Restored {
  /** Where the database that was there before is kept; null when there was none. */
  readonly replaced: string | null
}

/**
 * Checks `file` and makes it the folder's ledger.
 * @throws StoreRefusal `missing`, `not-folkmoot`, `damaged`, `newer`, `in-use`, or `not-empty` without `force`;
 * then nothing was changed.
 */
export function restoreDatabase(
  folder: string,
  file: string,
  { force, now }: { readonly force: boolean; readonly now: () => number },
): Restored {
  checkBackup(file)
  if (!force) refuseFull(folder)
  mkdirSync(folder, { recursive: true })
  const unlock = lockFolder(folder)
  try {
    const partial = `${ledgerFile(folder)}.partial`
    copyDurably(file, partial)
    const replaced = setAside(folder, now())
    renameSync(partial, ledgerFile(folder))
    // What projections took from the other ledger is made anew.
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(folder, `search.db${suffix}`), { force: true })
    return { replaced }
  } finally {
    unlock()
  }
}

function checkBackup(file: string): void {
  if (!existsSync(file)) {
    throw new StoreRefusal('missing', {
      en: `There is no file ${file}.`,
      'zh-CN': `找不到文件 ${file}。`,
    })
  }
  const version = schemaVersion(file)
  if (version === 0) {
    throw new StoreRefusal('not-folkmoot', {
      en: `${file} is no backup of Folkmoot.`,
      'zh-CN': `${file} 不是 Folkmoot 的备份。`,
    })
  }
  missingMigrations(file, version)
  const connection = openReadOnly(file)
  try {
    const found = connection.all<{ integrity_check: string }>('PRAGMA integrity_check(5)')
    const [first] = found
    if (found.length !== 1 || first?.integrity_check !== 'ok') throw damaged(file, first?.integrity_check)
  } catch (error) {
    throw error instanceof StoreRefusal ? error : damaged(file, error instanceof Error ? error.message : '')
  } finally {
    connection.close()
  }
}

function damaged(file: string, detail = ''): StoreRefusal {
  return new StoreRefusal('damaged', {
    en: `${file} is damaged (${detail}). Use another backup.`,
    'zh-CN': `${file} 已损坏（${detail}）。请使用另一份备份。`,
  })
}

function refuseFull(folder: string): void {
  const entries = existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('lock.db')) : []
  if (entries.length === 0) return
  throw new StoreRefusal('not-empty', {
    en: `${folder} is not empty. Name another folder with --data, or use --force: the database that is there is then kept in backups/.`,
    'zh-CN': `${folder} 不是空目录。请用 --data 指定另一个目录，或使用 --force：原有数据库会保存在 backups/ 中。`,
  })
}

function copyDurably(from: string, to: string): void {
  copyFileSync(from, to)
  const handle = openSync(to, 'r+')
  fsyncSync(handle)
  closeSync(handle)
}

/** Moves the present database away with its log, which may hold commits that the file does not have yet. */
function setAside(folder: string, now: number): string | null {
  const file = ledgerFile(folder)
  if (!existsSync(file)) return null
  mkdirSync(backupFolder(folder), { recursive: true })
  const time = new Date(now).toISOString().replaceAll(':', '-')
  const aside = join(backupFolder(folder), `replaced-${time}.db`)
  if (existsSync(`${file}-wal`)) renameSync(`${file}-wal`, `${aside}-wal`)
  renameSync(file, aside)
  rmSync(`${file}-shm`, { force: true })
  return aside
}
