import { autocompletion, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, indentWithTab } from '@codemirror/commands'
import { yaml } from '@codemirror/lang-yaml'
import { bracketMatching, foldGutter, indentUnit, syntaxHighlighting } from '@codemirror/language'
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint'
import type { Diagnostic } from '@codemirror/lint'
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search'
import { Annotation, Compartment, EditorState } from '@codemirror/state'
import type { Text } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  hoverTooltip,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { useEffect, useRef } from 'react'
import type { Schemas } from '../../../shell/api/contract.ts'
import { useWords } from '../../locale/words.ts'
import { cspNonce } from '../../nonce.ts'
import { completionFor } from './completion.ts'
import type { Known } from './completion.ts'
import { helpAt } from './help.ts'
import { highlighting, look } from './look.ts'
import { phrases } from './phrases.ts'
import styles from './charter-text.module.css'

type Fault = Schemas['CharterFault']

/** A place to bring into view; a new object each time one asks. */
export interface Reveal {
  readonly offset: number
  readonly focus: boolean
}

interface CharterTextProps {
  readonly label: string
  readonly source: string
  readonly faults: readonly Fault[]
  readonly known: Known
  readonly reveal: Reveal | null
  readonly onChange: (source: string) => void
  readonly onCursor: (offset: number) => void
  readonly onUndo: () => void
  readonly onRedo: () => void
}

const fromOutside = Annotation.define<boolean>()

/** The charter as text: faults in place, completion and help from the descriptions. */
export function CharterText(props: CharterTextProps) {
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  const { source, faults, reveal, label } = props
  const t = useWords('studio')

  useEffect(() => {
    if (!place.current) return undefined
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: latest.current.source,
        extensions: extensionsFor(() => latest.current),
      }),
    })
    view.current = editor
    return () => {
      editor.destroy()
      view.current = null
    }
  }, [])

  useEffect(() => {
    const editor = view.current
    if (!editor) return
    const change = differenceOf(editor.state.doc.toString(), source)
    if (change) editor.dispatch({ changes: change, annotations: fromOutside.of(true) })
  }, [source])

  useEffect(() => {
    const editor = view.current
    if (editor)
      editor.dispatch(
        setDiagnostics(
          editor.state,
          faults.map((fault) => diagnosticOf(editor.state.doc, fault)),
        ),
      )
  }, [faults])

  useEffect(() => {
    const editor = view.current
    editor?.dispatch({
      effects: [
        labelled.reconfigure(EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' })),
        saying.reconfigure(phrases(t)),
      ],
    })
  }, [label, t])

  useEffect(() => {
    const editor = view.current
    if (!editor || !reveal) return
    const offset = Math.min(reveal.offset, editor.state.doc.length)
    editor.dispatch({
      selection: { anchor: offset },
      effects: EditorView.scrollIntoView(offset, { y: 'start', yMargin: 48 }),
      annotations: fromOutside.of(true),
    })
    if (reveal.focus) editor.focus()
  }, [reveal])

  return <div ref={place} className={styles['text']} />
}

const labelled = new Compartment()
const saying = new Compartment()

function extensionsFor(props: () => CharterTextProps) {
  return [
    EditorView.cspNonce.of(cspNonce()),
    labelled.of(EditorView.contentAttributes.of({ 'aria-label': props().label, tabindex: '0' })),
    saying.of([]),
    lineNumbers(),
    foldGutter(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSelectionMatches(),
    drawSelection(),
    bracketMatching(),
    indentUnit.of('  '),
    EditorView.lineWrapping,
    yaml(),
    syntaxHighlighting(highlighting),
    look,
    lintGutter(),
    autocompletion({ override: [completionFor(() => props().known)], icons: false }),
    hoverTooltip((view, pos) => hover(props().known, view, pos)),
    keymap.of([
      { key: 'Mod-z', run: () => done(props().onUndo), preventDefault: true },
      { key: 'Mod-y', mac: 'Mod-Shift-z', run: () => done(props().onRedo), preventDefault: true },
      { key: 'Mod-Shift-z', run: () => done(props().onRedo), preventDefault: true },
      // Tab indents; Escape first, and it leaves the editor.
      indentWithTab,
      ...completionKeymap,
      ...searchKeymap,
      ...lintKeymap,
      ...defaultKeymap,
    ]),
    EditorView.updateListener.of((update) => {
      const outside = update.transactions.some((transaction) => transaction.annotation(fromOutside))
      if (update.docChanged && !outside) props().onChange(update.state.doc.toString())
      if (update.selectionSet && !outside) props().onCursor(update.state.selection.main.head)
    }),
  ]
}

function done(act: () => void): boolean {
  act()
  return true
}

function hover(known: Known, view: EditorView, pos: number) {
  const line = view.state.doc.lineAt(pos)
  const found = [...line.text.matchAll(/[\p{L}_][\p{L}\p{N}_.-]*/gu)].find(
    ({ index, 0: word }) => line.from + index <= pos && pos <= line.from + index + word.length,
  )
  if (!found) return null
  const start = line.from + found.index
  const end = start + found[0].length
  const help = helpAt(known.forms, view.state.doc.toString(), start, end)
  if (!help) return null
  return {
    pos: start,
    end,
    above: true,
    create: () => {
      const dom = document.createElement('div')
      dom.className = styles['help'] ?? ''
      for (const [tag, text] of [
        ['strong', help.label],
        ['p', help.text],
        ['code', help.example],
      ] as const) {
        if (text === '') continue
        const part = document.createElement(tag)
        part.textContent = text
        dom.append(part)
      }
      return { dom }
    },
  }
}

/** What is different in the middle: the cursor and the folds outside of it stay. */
function differenceOf(before: string, after: string) {
  if (before === after) return null
  let from = 0
  while (from < Math.min(before.length, after.length) && before[from] === after[from]) from += 1
  let tail = 0
  while (tail < Math.min(before.length, after.length) - from && before.at(-1 - tail) === after.at(-1 - tail))
    tail += 1
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) }
}

function diagnosticOf(doc: Text, fault: Fault): Diagnostic {
  const from = offsetOf(doc, fault.line, fault.column)
  const to = Math.max(from, offsetOf(doc, fault.endLine, fault.endColumn))
  const message = fault.hint === null ? fault.message : `${fault.message}\n${fault.hint}`
  return { from, to, severity: fault.severity, message, markClass: styles[fault.severity] ?? '' }
}

function offsetOf(doc: Text, line: number, column: number): number {
  if (line > doc.lines) return doc.length
  const { from, to } = doc.line(Math.max(1, line))
  return Math.min(to, from + column - 1)
}
