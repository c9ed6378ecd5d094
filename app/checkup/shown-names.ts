/** Files by the name that a reader of a report knows: a report is mailed, and folders of a machine are nobody's business. */
import { dirname } from 'node:path'

/** @param given the files and folders that were named; what lies in one begins with its name */
export function shownNames(given: readonly string[]): (file: string) => string {
  const prefixes = given.map((path) => [path, `${dirname(path)}/`] as const)
  const known = new Map<string, string>()
  return (file) => {
    const shown = known.get(file) ?? shortened(file, prefixes)
    known.set(file, shown)
    return shown
  }
}

function shortened(file: string, prefixes: readonly (readonly [path: string, folder: string])[]): string {
  const owner = prefixes.find(([path, folder]) => file.startsWith(path) && file.startsWith(folder))
  return owner === undefined ? file : file.slice(owner[1].length)
}
