/** A condition as people put it together: tests joined by all or any, with one level of groups. */

export type Join = 'all' | 'any'
export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>='
export const COMPARISONS: readonly Comparison[] = ['==', '!=', '<', '<=', '>', '>=']

/** A whole number and a fraction are different things to CEL, even where they look alike. */
export type Value =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'texts'; readonly texts: readonly string[] }
  | { readonly type: 'int'; readonly value: number }
  | { readonly type: 'double'; readonly value: number }

/** What is looked at: `member.days`, or a call such as `counts.messages('1m')`. */
export interface Subject {
  readonly term: string
  /** null for a plain value. */
  readonly args: readonly (string | readonly string[])[] | null
}

export interface Test extends Subject {
  readonly type: 'test'
  readonly not: boolean
  readonly is:
    /** The subject alone: it is true. */
    | { readonly by: 'itself' }
    | { readonly by: Comparison; readonly value: Value }
    /** The subject is one of these. */
    | { readonly by: 'one-of'; readonly texts: readonly string[] }
    /** The subject is a list that holds this. */
    | { readonly by: 'holds'; readonly text: string }
}

export interface Group {
  readonly type: 'group'
  readonly not: boolean
  readonly join: Join
  readonly items: readonly Test[]
}

/** Without items it always holds. */
export interface Tree {
  readonly join: Join
  readonly items: readonly (Test | Group)[]
}

export const ALWAYS: Tree = { join: 'all', items: [] }

/** The one form of trees that mean the same: no empty or needless groups. What is read has this form. */
export function normal(tree: Tree): Tree {
  const items = tree.items.flatMap((item) => flattened(item, tree.join))
  const [only] = items
  if (items.length === 1 && only?.type === 'group' && !only.not) return { join: only.join, items: only.items }
  return { join: items.length > 1 ? tree.join : 'all', items }
}

function flattened(item: Test | Group, join: Join): readonly (Test | Group)[] {
  if (item.type === 'test') return [item]
  const [first] = item.items
  if (first === undefined) return []
  if (item.items.length === 1) return [item.not ? { ...first, not: !first.not } : first]
  return item.join === join && !item.not ? item.items : [item]
}
