/** How the editor looks: in the colours of the house, which follow the theme by themselves. */
import { HighlightStyle } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

export const highlighting = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--oak)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--sky)' },
  { tag: tags.comment, color: 'var(--soft)' },
  { tag: [tags.number, tags.bool, tags.keyword], color: 'var(--creator)' },
  { tag: [tags.separator, tags.squareBracket, tags.brace, tags.punctuation], color: 'var(--soft)' },
])

export const look = EditorView.theme({
  '&': { backgroundColor: 'var(--card)', color: 'var(--ink)', height: '100%', fontSize: '13px' },
  '&.cm-focused': { outline: '2px solid var(--oak)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.65' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--card)', color: 'var(--soft)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--hover)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--sky-wash)',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--card)',
    color: 'var(--ink)',
    border: '1px solid var(--line)',
    borderRadius: 'var(--r-card)',
    boxShadow: 'var(--float)',
    maxWidth: 'min(420px, 90vw)',
    overflow: 'hidden',
  },
  '.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', maxHeight: '280px' },
  '.cm-tooltip-autocomplete > ul > li': { padding: '4px 8px' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--oak)',
    color: 'var(--on-oak)',
  },
  '.cm-completionDetail': {
    fontFamily: 'var(--sans)',
    fontStyle: 'normal',
    opacity: '0.8',
    marginLeft: '12px',
  },
  '.cm-completionInfo': { padding: '8px 12px', whiteSpace: 'pre-wrap', fontFamily: 'var(--sans)' },
  '.cm-diagnostic': { padding: '6px 12px', whiteSpace: 'pre-wrap', borderLeft: '3px solid transparent' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--brick)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--ember)' },
  '.cm-panels': { backgroundColor: 'var(--paper)', color: 'var(--ink)' },
  '.cm-matchingBracket': { backgroundColor: 'var(--oak-wash)' },
})
