import { Suspense, lazy, useMemo, useState } from 'react'
import { Alert } from 'antd'
import { useWords } from '../../locale/words.ts'
import type { Reveal } from '../../parts/charter-text/charter-text.tsx'
import type { Draft } from '../../parts/draft/draft.ts'
import { moveIn, insertIn, removeIn, setIn } from '../../parts/document/edit.ts'
import { readDocument, valueAt } from '../../parts/document/read.ts'
import type { Path, Plain } from '../../parts/document/write.ts'
import { CharterProvider } from '../../parts/rules/charter-context.ts'
import { FieldInput } from '../../parts/rules/field-input.tsx'
import { fieldOfMap, itemsOf, orderIn, textIn, useForms } from '../../parts/rules/forms.ts'
import type { RuleDeed } from '../../parts/rules/rule-card.tsx'
import { useToast } from '../../ui/toast.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { Cards } from './cards.tsx'
import { freshId } from './fresh-id.ts'
import { studioRoute } from './route.ts'
import { RuleSheet, SectionSheet } from './rule-sheet.tsx'
import styles from './studio.module.css'
import type { Check } from './use-check.ts'
import { faultsByRule, ruleAt, rulePlaces } from './where.ts'

const CharterText = lazy(() =>
  import('../../parts/charter-text/charter-text.tsx').then((module) => ({ default: module.CharterText })),
)

interface SidesProps {
  readonly draft: Draft
  readonly check: Check
  readonly reveal: Reveal | null
  readonly onReveal: (reveal: Reveal) => void
  readonly desk: boolean
}

/** Cards and text side by side, or one of them. */
export function Sides({ draft, check, reveal, onReveal, desk }: SidesProps) {
  const t = useWords('studio')
  const forms = useForms()
  const toast = useToast()
  const search = studioRoute.useSearch()
  const navigate = studioRoute.useNavigate()
  const { source } = draft
  const reading = useMemo(() => readDocument(source), [source])
  const [last, setLast] = useState(reading)
  // While the text cannot be read, the cards show how it was before.
  if (reading.broken === null && last !== reading) setLast(reading)
  const shown = reading.broken === null ? reading : last
  const charter = useMemo(() => valueAt(shown, []) ?? {}, [shown])
  const places = useMemo(() => rulePlaces(reading), [reading])
  const faults = useMemo(() => check.found?.faults ?? [], [check.found])
  const byRule = useMemo(() => faultsByRule(places, source, faults), [places, source, faults])
  const [marked, setMarked] = useState<number | null>(null)
  const [field, setField] = useState<string | null>(null)
  const known = useMemo(() => ({ forms, charter }), [forms, charter])

  const order = useMemo(() => orderIn(forms), [forms])
  const set = (path: Path, value: Plain | undefined) => draft.set(setIn(source, path, value, order), 'typing')
  const rules = itemsOf(fieldOfMap(charter, 'rules'))
  const open = rules.findIndex(
    (rule, place) =>
      search.rule !== undefined && (textIn(fieldOfMap(rule, 'id'), '') || String(place)) === search.rule,
  )
  const go = (next: { rule?: string; section?: string }) =>
    void navigate({ search: ({ side }) => ({ ...next, ...(side ? { side } : {}) }), replace: true })
  const mark = (place: number) => {
    if (place === marked) return
    setMarked(place)
    const where = places[place]
    if (where) onReveal({ offset: where.start, focus: false })
  }
  const deed = (place: number, what: RuleDeed) => {
    if (what === 'up' || what === 'down') {
      const to = place + (what === 'up' ? -1 : 1)
      draft.set(moveIn(source, ['rules'], place, to))
      setMarked(to)
    } else if (what === 'remove') {
      draft.set(removeIn(source, ['rules', place]))
      toast.done(t('card.removed'), draft.undo)
    } else {
      const rule = rules[place]
      if (rule !== undefined) add(rule, place + 1)
    }
  }
  const add = (rule: Plain, place: number) => {
    const id = freshId(
      textIn(fieldOfMap(rule, 'id'), ''),
      rules.map((one) => textIn(fieldOfMap(one, 'id'), '')),
    )
    draft.set(insertIn(source, ['rules'], place, { ...(rule as Record<string, Plain>), id }, order))
    setMarked(place)
    go({ rule: id })
  }

  const cards = (
    <Cards
      marked={marked}
      faults={byRule}
      onMark={mark}
      onOpenRule={(rule, chosen) => {
        setField(chosen)
        go({ rule })
      }}
      onOpenSection={(section) => go({ section })}
      onDeed={deed}
      onAdd={(rule) => add(rule, rules.length)}
    />
  )
  const text = (
    <div className={styles['editor']}>
      <Suspense fallback={<Waiting rows={8} />}>
        <CharterText
          label={t('text.label')}
          source={source}
          faults={check.settled ? faults : []}
          known={known}
          reveal={reveal}
          onChange={(next) => draft.set(next, 'typing')}
          onCursor={(offset) => setMarked(ruleAt(places, offset))}
          onUndo={draft.undo}
          onRedo={draft.redo}
        />
      </Suspense>
    </div>
  )
  return (
    <CharterProvider value={{ forms, charter, set, Input: FieldInput }}>
      {reading.broken === null ? null : <Alert type="warning" showIcon title={t('text.broken')} />}
      <div className={desk ? styles['both'] : styles['one']}>
        {desk || search.side !== 'text' ? (
          <div className={styles['left']} inert={reading.broken !== null}>
            {cards}
          </div>
        ) : null}
        {desk || search.side === 'text' ? text : null}
      </div>
      <RuleSheet
        place={open < 0 || reading.broken !== null ? null : open}
        field={field}
        onClose={() => go({})}
      />
      <SectionSheet name={reading.broken === null ? (search.section ?? null) : null} onClose={() => go({})} />
    </CharterProvider>
  )
}
