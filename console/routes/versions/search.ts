/** What the address of the versions says: which version, compared with which. */
export interface VersionsSearch {
  readonly version?: number
  readonly since?: number
}

export function versionsSearch(search: Record<string, unknown>): VersionsSearch {
  const number = (name: string) => {
    const value = Number(search[name])
    return Number.isSafeInteger(value) && value >= 0 && search[name] !== undefined ? value : null
  }
  const version = number('version')
  const since = number('since')
  return { ...(version === null ? {} : { version }), ...(since === null ? {} : { since }) }
}
