/** Values of a form from the settings of an account, and back. */
import type { Account, Setting } from './accounts.ts'

export interface Values {
  readonly name: string
  readonly settings?: Readonly<Record<string, unknown>>
  readonly secrets?: Readonly<Record<string, string | undefined>>
}

export function valuesOf(fields: readonly Setting[], account?: Pick<Account, 'settings'>) {
  return Object.fromEntries(
    fields
      .filter(({ type }) => type !== 'secret')
      .map(({ name, type, fallback }) => {
        const value = account?.settings[name] ?? fallback ?? undefined
        return [name, type === 'lines' && Array.isArray(value) ? value.join('\n') : value]
      }),
  )
}

/** What is empty is left out, so that the connector's own fallback holds. */
export function bodyOf(fields: readonly Setting[], { name, settings = {}, secrets = {} }: Values) {
  const given = fields.flatMap((field): [string, unknown][] => {
    const value = settings[field.name]
    if (field.type === 'secret' || value === undefined || value === null || value === '') return []
    return [[field.name, field.type === 'lines' ? linesOf(typeof value === 'string' ? value : '') : value]]
  })
  const shown = Object.entries(secrets).flatMap(([key, value]): [string, string][] =>
    value === undefined || value === '' ? [] : [[key, value]],
  )
  return { name: name.trim(), settings: Object.fromEntries(given), secrets: Object.fromEntries(shown) }
}

export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
