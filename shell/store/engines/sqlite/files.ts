/** Where the parts of a data folder lie. */
import { join } from 'node:path'

export const ledgerFile = (folder: string): string => join(folder, 'folkmoot.db')
export const lockFile = (folder: string): string => join(folder, 'lock.db')
export const backupFolder = (folder: string): string => join(folder, 'backups')
