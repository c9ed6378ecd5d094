/** What the editor itself says: searching, folding, completing. */
import { EditorState } from '@codemirror/state'
import type { Extension } from '@codemirror/state'
import type { TFunction } from 'i18next'

/** The editor names its phrases in English; these are our names for them. */
const PHRASES = {
  Find: 'find',
  Replace: 'replaceWith',
  next: 'next',
  previous: 'previous',
  all: 'all',
  'match case': 'matchCase',
  regexp: 'regexp',
  'by word': 'byWord',
  replace: 'replace',
  'replace all': 'replaceAll',
  close: 'close',
  'current match': 'currentMatch',
  'on line': 'onLine',
  'replaced $ matches': 'replacedAll',
  'replaced match on line $': 'replacedOne',
  'Go to line': 'goToLine',
  go: 'go',
  Diagnostics: 'diagnostics',
  'No diagnostics': 'noDiagnostics',
  Completions: 'completions',
  'Folded lines': 'folded',
  'Unfolded lines': 'unfolded',
  to: 'to',
  'folded code': 'foldedCode',
  unfold: 'unfold',
  'Fold line': 'foldLine',
  'Unfold line': 'unfoldLine',
  'Selection deleted': 'deleted',
} as const

export function phrases(t: TFunction<['studio', 'common']>): Extension {
  const said = Object.entries(PHRASES).map(([phrase, name]) => [phrase, t(`editor.${name}`)] as const)
  return EditorState.phrases.of(Object.fromEntries(said))
}
