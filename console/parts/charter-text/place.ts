/** Where in a charter a place of its text is, also while the text is half written. */
export interface Place {
  /** Names from the outside in; `[]` is an item of a list. */
  readonly path: readonly string[]
  /** Whether a name is being written, or what stands behind it. */
  readonly at: 'key' | 'value'
}

interface Line {
  /** Where the name, or the value of an item, begins. */
  readonly column: number
  /** Columns of the dashes before it. */
  readonly dashes: readonly number[]
  readonly key: string | null
  /** Behind the colon. */
  readonly rest: string
}

const SHAPE =
  /^(\s*)((?:- +|-$)*)(?:(?:"([^"]*)"|'([^']*)'|([^\s"'#{}[\],:][^#{}[\],:]*?))\s*:(?=\s|$))?(.*)$/u

function lineOf(text: string): Line {
  const [, indent = '', marks = '', double, single, bare, rest = ''] = SHAPE.exec(text) ?? []
  const dashes = [...marks.matchAll(/-/g)].map(({ index }) => indent.length + index)
  return { column: indent.length + marks.length, dashes, key: double ?? single ?? bare ?? null, rest }
}

export function placeAt(source: string, offset: number): Place {
  const start = source.lastIndexOf('\n', offset - 1) + 1
  const before = source.slice(start, offset)
  const line = lineOf(before)
  const outer = ancestors(source.slice(0, start), line)
  const own = [...outer, ...line.dashes.map(() => '[]')]
  if (line.key === null) return inside(own, line.rest, true)
  return inside([...own, line.key], line.rest, false)
}

/** Names above, found by their columns. */
function ancestors(above: string, line: Line): readonly string[] {
  const path: string[] = []
  let column = line.dashes[0] ?? line.column
  // A list may stand as far left as the name above it.
  let listed = line.dashes.length > 0
  for (const text of above.split('\n').toReversed()) {
    if (text.trim() === '' || text.trimStart().startsWith('#')) continue
    const upper = lineOf(text)
    if (
      upper.key !== null &&
      (upper.column < column || (listed && upper.column === column && upper.dashes.length === 0))
    ) {
      path.unshift(upper.key)
      column = upper.column
      listed = false
    }
    for (const dash of upper.dashes.toReversed()) {
      if (dash < column) {
        path.unshift('[]')
        column = dash
        listed = true
      }
    }
    if (column === 0 && !listed) break
  }
  return path
}

/** Goes on within `{ … }` and `[ … ]` behind a name. */
function inside(path: readonly string[], rest: string, bare: boolean): Place {
  const stack: { path: readonly string[]; list: boolean }[] = []
  let here = path
  let word = ''
  let quote = ''
  let isKey = rest === '' || /^\s*[^\s{["']*$/.test(rest)
  for (const sign of rest) {
    if (quote !== '') {
      if (sign === quote) quote = ''
    } else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '{' || sign === '[') {
      stack.push({ path: here, list: sign === '[' })
      here = sign === '[' ? [...here, '[]'] : here
      isKey = true
      word = ''
    } else if (sign === '}' || sign === ']') {
      here = stack.pop()?.path ?? path
      isKey = false
    } else if (sign === ',') {
      const top = stack.at(-1)
      here = top ? (top.list ? [...top.path, '[]'] : top.path) : here
      isKey = true
      word = ''
    } else if (sign === ':' && stack.length > 0) {
      here = [...here, word.trim()]
      isKey = false
      word = ''
    } else word += sign
  }
  const open = stack.length > 0 || bare
  return { path: here, at: quote === '' && isKey && open ? 'key' : 'value' }
}
