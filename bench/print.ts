/** Figures for people: one line each, named by its path. */
export function printTable(report: Readonly<Record<string, unknown>>, path = ''): void {
  for (const [name, value] of Object.entries(report)) {
    const place = path === '' ? name : `${path}.${name}`
    if (typeof value === 'object' && value !== null) printTable(value as Record<string, unknown>, place)
    else console.log(`${place.padEnd(32)} ${String(value)}`)
  }
}
