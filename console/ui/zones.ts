/** Time zones to choose from, and the one that the browser is in. */
const here = new Intl.DateTimeFormat().resolvedOptions().timeZone

export const zones = {
  here,
  all: [...new Set([here, 'UTC', ...Intl.supportedValuesOf('timeZone')])],
}
