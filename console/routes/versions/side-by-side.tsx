import { yaml } from '@codemirror/lang-yaml'
import { syntaxHighlighting } from '@codemirror/language'
import { MergeView, unifiedMergeView } from '@codemirror/merge'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, lineNumbers } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { useWords } from '../../locale/words.ts'
import { cspNonce } from '../../nonce.ts'
import { highlighting } from '../../parts/charter-text/look.ts'
import { useDesk } from '../../ui/width.ts'
import styles from './versions.module.css'

interface SideBySideProps {
  readonly before: string
  readonly after: string
  /** What stands left and right. */
  readonly labels: readonly [string, string]
}

const COLLAPSED = { margin: 3, minSize: 6 }

/** Two texts: beside each other on a desk, in one below the other where there is less room. */
export function SideBySide({ before, after, labels }: SideBySideProps) {
  const t = useWords('versions')
  const unchanged = t('unchanged')
  const desk = useDesk()
  const place = useRef<HTMLDivElement>(null)
  const [left, right] = labels
  useEffect(() => {
    const parent = place.current
    if (parent === null) return
    if (desk) {
      const a = { doc: before, extensions: reading(left, unchanged) }
      const b = { doc: after, extensions: reading(right, unchanged) }
      const view = new MergeView({ a, b, parent, collapseUnchanged: COLLAPSED, gutter: true })
      return () => view.destroy()
    }
    const unified = unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged: COLLAPSED })
    const view = new EditorView({ doc: after, extensions: [...reading(right, unchanged), unified], parent })
    return () => view.destroy()
  }, [before, after, left, right, unchanged, desk])
  return (
    <div className={styles['texts']}>
      {desk ? (
        <div className={styles['labels']} aria-hidden="true">
          <span>{left}</span>
          <span>{right}</span>
        </div>
      ) : null}
      <div ref={place} />
    </div>
  )
}

function reading(label: string, unchanged: string): readonly Extension[] {
  return [
    lineNumbers(),
    yaml(),
    syntaxHighlighting(highlighting),
    EditorState.phrases.of({ '$ unchanged lines': unchanged }),
    EditorState.readOnly.of(true),
    EditorView.lineWrapping,
    EditorView.cspNonce.of(cspNonce()),
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
  ]
}
