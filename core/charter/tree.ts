/** A charter's YAML as plain positioned data: no tags, anchors or aliases are left in it. */
export interface TreeScalar {
  readonly kind: 'scalar'
  readonly value: string | number | boolean | null
  readonly style: 'plain' | 'single' | 'double' | 'block'
  /** UTF-16 offsets into the source. */
  readonly start: number
  readonly end: number
}

export interface TreeEntry {
  readonly key: string
  readonly keyStart: number
  readonly value: Tree
}

export interface TreeMap {
  readonly kind: 'map'
  readonly entries: ReadonlyMap<string, TreeEntry>
  readonly start: number
  readonly end: number
}

export interface TreeList {
  readonly kind: 'list'
  readonly items: readonly Tree[]
  readonly start: number
  readonly end: number
}

export type Tree = TreeScalar | TreeMap | TreeList

/** The value of a field, or null when `tree` is no map or has no such field. */
export function field(tree: Tree | null, name: string): Tree | null {
  return tree?.kind === 'map' ? (tree.entries.get(name)?.value ?? null) : null
}

export function entriesOf(tree: Tree | null): readonly TreeEntry[] {
  return tree?.kind === 'map' ? [...tree.entries.values()] : []
}

export function itemsOf(tree: Tree | null): readonly Tree[] {
  return tree?.kind === 'list' ? tree.items : []
}

/** The string that a scalar holds, or null. */
export function stringOf(tree: Tree | null): string | null {
  return tree?.kind === 'scalar' && typeof tree.value === 'string' ? tree.value : null
}

/** A string, or a list of strings, each with its node. */
export function stringsOf(tree: Tree | null): readonly { text: string; node: Tree }[] {
  const nodes = tree?.kind === 'list' ? tree.items : tree === null ? [] : [tree]
  return nodes.flatMap((node) => {
    const text = stringOf(node)
    return text === null ? [] : [{ text, node }]
  })
}

export function toPlain(tree: Tree): unknown {
  switch (tree.kind) {
    case 'scalar':
      return tree.value
    case 'list':
      return tree.items.map(toPlain)
    case 'map':
      return Object.fromEntries([...tree.entries.values()].map(({ key, value }) => [key, toPlain(value)]))
  }
}

/** The node at `path`, or the deepest one on the way to it. */
export function nodeAt(tree: Tree, path: readonly PropertyKey[]): Tree {
  let node = tree
  for (const step of path) {
    const next = node.kind === 'list' ? node.items[Number(step)] : field(node, String(step))
    if (!next) return node
    node = next
  }
  return node
}

/** Where the key `key` of the map at `path` stands. */
export function keyOffset(tree: Tree, path: readonly PropertyKey[], key: string): number {
  const node = nodeAt(tree, path)
  return (node.kind === 'map' ? node.entries.get(key)?.keyStart : undefined) ?? node.start
}
