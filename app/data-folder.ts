/** Which data folder a command works on. */
import { resolve } from 'node:path'

/** What `--data` says, else FOLKMOOT_DATA, else `data` where the command was called. */
export function dataFolder(
  flag: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  return resolve(flag || environment['FOLKMOOT_DATA'] || 'data')
}
