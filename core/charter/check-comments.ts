/** A hashtag after a space makes the rest of an unquoted text a comment: likely a loss, so it is said. */
import { commentAfter } from './check-conditions.ts'
import { both, warning, type FaultDraft } from './fault.ts'
import { entriesOf, itemsOf, type Tree } from './tree.ts'

export function checkComments(tree: Tree, source: string): readonly FaultDraft[] {
  switch (tree.kind) {
    case 'map':
      return entriesOf(tree)
        .filter(({ key }) => key !== 'if')
        .flatMap(({ value }) => checkComments(value, source))
    case 'list':
      return itemsOf(tree).flatMap((item) => checkComments(item, source))
    case 'scalar': {
      if (typeof tree.value !== 'string') return []
      const at = commentAfter(tree, source)
      return at !== null && /^#[^\s#]/.test(source.slice(at, at + 2)) ? [lost(at)] : []
    }
  }
}

const lost = (offset: number) =>
  warning(
    offset,
    'text-cut-short',
    both('“#”之后的文字会被当作注释丢掉', "what follows '#' is taken for a comment and lost"),
    both(
      '要保留就把整段放进引号；确实是注释就在 # 后加一个空格。',
      'To keep it, put the whole text in quotes; for a comment, put a space after #.',
    ),
  )
