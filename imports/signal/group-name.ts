/** The chat of a file: exporters give each chat a folder, with files of the same names in it. */

const COMMON = /^(?:chat|index|data|messages|export)$/i

export function groupOf(path: string): string {
  const [file = '', folder = ''] = path.split(/[\\/]/).reverse()
  const bare = file.replace(/\.[^.]*$/, '')
  return (COMMON.test(bare) ? folder : bare) || 'Signal'
}
