/** The channel that a log is of, from its path: `logs/#dev/2026-01-31.log`, `#dev_20260131.log`, `dev.weechatlog`. */
export function channelOf(path: string): string {
  const [file = '', folder = ''] = path.split(/[\\/]/).reverse()
  const channel = bare(file)
  return channel !== '' ? channel : bare(folder) || 'irc'
}

/** Without date, ending and client's prefix. */
function bare(name: string): string {
  return name
    .replace(/(?:\.(?:log|txt|weechatlog|raw))+$/i, '')
    .replace(/^irc\.(?:[^.#]+\.)?(?=#)/, '')
    .replace(/\d{4}[-_.]?\d{2}[-_.]?\d{2}/, '')
    .replace(/^[-_. ]+|[-_. ]+$/g, '')
}
