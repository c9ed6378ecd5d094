import { Button, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useWords } from '../../locale/words.ts'
import type { Overview } from '../../parts/groups/vitals.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { useAssign, usePreview } from './assigning.ts'
import type { Assignment } from './assigning.ts'
import { CsvField } from './csv-field.tsx'
import type { CsvFile } from './csv-field.tsx'
import styles from './page.module.css'
import { PlanView } from './plan-view.tsx'
import { WAYS } from './route.ts'

export type Way = (typeof WAYS)[number]
export type Kinds = Overview['kinds']

interface AssignSheetProps {
  readonly way: Way | undefined
  readonly chosen: readonly string[]
  readonly kinds: Kinds
  readonly onWay: (way: Way) => void
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Chooses groups in one of four ways, shows what would change, and does it. */
export function AssignSheet({ way, onClose, ...rest }: AssignSheetProps) {
  const t = useWords('groups')
  return (
    <Sheet title={t('assign.title')} open={way !== undefined} onClose={onClose} width={640}>
      {way === undefined ? null : <Assigning way={way} {...rest} />}
    </Sheet>
  )
}

type AssigningProps = Omit<AssignSheetProps, 'way' | 'onClose'> & { readonly way: Way }

function Assigning({ way, chosen, kinds, onWay, onDone }: AssigningProps) {
  const t = useWords('groups')
  const preview = usePreview()
  const assign = useAssign(onDone)
  const [pattern, setPattern] = useState('')
  const [kind, setKind] = useState<string | null | undefined>(undefined)
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const [csv, setCsv] = useState<CsvFile | null>(null)
  const [reason, setReason] = useState('')
  const change =
    <Value,>(set: (value: Value) => void) =>
    (value: Value): void => {
      set(value)
      preview.reset()
    }
  const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))
  const assignment = assignmentOf({ way, chosen, pattern, kind, values: filled, csv })
  return (
    <div className={styles['stack']}>
      <Segmented<Way>
        block
        aria-label={t('assign.way')}
        className={styles['ways']}
        value={way}
        onChange={change(onWay)}
        options={WAYS.map((value) => ({ value, label: t(`assign.${value}`) }))}
      />
      <div className={styles['form']}>
        {way === 'selection' ? (
          <p>
            {chosen.length === 0
              ? t('assign.selectionNone')
              : t('assign.selectionText', { count: chosen.length })}
          </p>
        ) : null}
        {way === 'pattern' ? <PatternField pattern={pattern} onChange={change(setPattern)} /> : null}
        {way === 'proposal' ? <p>{t('assign.proposalText')}</p> : null}
        {way === 'csv' ? <CsvField kinds={kinds} file={csv} onFile={change(setCsv)} /> : null}
        {way === 'selection' || way === 'pattern' ? (
          <Target
            kinds={kinds}
            kind={kind}
            values={values}
            mayKeep={way === 'selection'}
            onKind={change(setKind)}
            onValues={change(setValues)}
          />
        ) : null}
        <div>
          <Button
            type={preview.data ? 'default' : 'primary'}
            disabled={assignment === null}
            loading={preview.isPending}
            onClick={() => {
              if (assignment !== null) preview.mutate(assignment)
            }}
          >
            {t('assign.look')}
          </Button>
        </div>
      </div>
      {preview.data && assignment !== null ? (
        <PlanView
          plan={preview.data}
          reason={reason}
          busy={assign.isPending}
          onReason={setReason}
          onApply={() =>
            assign.mutate({
              assignment,
              digest: preview.data.digest,
              ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
            })
          }
        />
      ) : null}
    </div>
  )
}

interface Wanted {
  readonly way: Way
  readonly chosen: readonly string[]
  readonly pattern: string
  readonly kind: string | null | undefined
  readonly values: Readonly<Record<string, string>>
  readonly csv: CsvFile | null
}

/** null while something is missing. */
function assignmentOf({ way, chosen, pattern, kind, values, csv }: Wanted): Assignment | null {
  const withValues = Object.keys(values).length > 0
  const target = withValues ? { values: { ...values } } : {}
  switch (way) {
    case 'selection':
      if (chosen.length === 0 || (kind === undefined && !withValues)) return null
      return { by: 'groups', groups: [...chosen], ...(kind === undefined ? {} : { kind }), ...target }
    case 'pattern':
      return pattern.trim() === '' || kind === undefined
        ? null
        : { by: 'pattern', pattern: pattern.trim(), kind, ...target }
    case 'proposal':
      return { by: 'proposal' }
    case 'csv':
      return csv === null ? null : { by: 'csv', csv: csv.base64 }
  }
}

function PatternField({
  pattern,
  onChange,
}: {
  readonly pattern: string
  readonly onChange: (pattern: string) => void
}) {
  const t = useWords('groups')
  return (
    <label>
      <span>{t('assign.patternLabel')}</span>
      <Input
        value={pattern}
        maxLength={200}
        placeholder={t('assign.patternHelp')}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  )
}

interface TargetProps {
  readonly kinds: Kinds
  readonly kind: string | null | undefined
  readonly values: Readonly<Record<string, string>>
  /** Whether the kind may stay what it is. */
  readonly mayKeep: boolean
  readonly onKind: (kind: string | null | undefined) => void
  readonly onValues: (values: Readonly<Record<string, string>>) => void
}

const NONE = ' none'
const KEEP = ' keep'

function Target({ kinds, kind, values, mayKeep, onKind, onValues }: TargetProps) {
  const t = useWords('groups')
  const asked =
    kind === undefined
      ? [...new Set(kinds.flatMap((each) => each.values))]
      : (kinds.find(({ id }) => id === kind)?.values ?? [])
  return (
    <>
      <label>
        <span>{t('assign.kind')}</span>
        <Select
          aria-label={t('assign.kind')}
          value={kind === undefined ? (mayKeep ? KEEP : undefined) : (kind ?? NONE)}
          onChange={(value) => onKind(value === KEEP ? undefined : value === NONE ? null : value)}
          options={[
            ...(mayKeep ? [{ value: KEEP, label: t('assign.kindKeep') }] : []),
            ...kinds.map(({ id, purpose }) => ({ value: id, label: `${id} · ${purpose}` })),
            { value: NONE, label: t('assign.kindNone') },
          ]}
        />
      </label>
      {(kind === undefined && !mayKeep ? [] : asked).map((name) => (
        <label key={name}>
          <span>{name}</span>
          <Input
            value={values[name] ?? ''}
            maxLength={500}
            placeholder={t('assign.valueHelp')}
            onChange={(event) => onValues({ ...values, [name]: event.target.value })}
          />
        </label>
      ))}
    </>
  )
}
