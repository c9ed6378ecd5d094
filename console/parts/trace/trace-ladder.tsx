import CaretRightOutlined from '@ant-design/icons/es/icons/CaretRightOutlined'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useWords } from '../../locale/words.ts'
import type { Trace } from '../events/types.ts'
import { TraceParts } from './trace-parts.tsx'
import styles from './trace.module.css'

type Rule = Trace['rules'][number]

interface TraceLadderProps {
  readonly trace: Trace
  /** Id of a rule whose rung is opened and brought into view. */
  readonly focus?: string | null
  /** What stands at the end of an open rung: a link to the rule. */
  readonly ruleLink?: (rule: string) => ReactNode
}

/** Why: each rule as a rung; those that fired stand open, the others folded with what said no. */
export function TraceLadder({ trace, focus = null, ruleLink }: TraceLadderProps) {
  const t = useWords('trace')
  const judged = trace.rules.filter(({ status }) => status !== 'not-applicable')
  const others = trace.rules.filter(({ status }) => status === 'not-applicable')
  const among = others.some(({ id }) => id === focus)
  return (
    <div className={styles['trace']}>
      <p className={styles['outcome']}>{trace.outcome}</p>
      {trace.instead.map(({ n, sentence }) => (
        <p key={n} className={styles['instead']}>
          {sentence}
        </p>
      ))}
      {trace.fault === null ? null : <p className={styles['fault']}>{trace.fault}</p>}
      <ol className={styles['ladder']}>
        {judged.map((rule) => (
          <Rung key={keyOf(rule, focus)} rule={rule} focused={rule.id === focus} ruleLink={ruleLink} />
        ))}
      </ol>
      {others.length === 0 ? null : (
        <details className={styles['others']} open={among}>
          <summary>{t('others', { count: others.length })}</summary>
          <ol className={styles['ladder']}>
            {others.map((rule) => (
              <Rung key={keyOf(rule, focus)} rule={rule} focused={rule.id === focus} ruleLink={ruleLink} />
            ))}
          </ol>
        </details>
      )}
      {trace.charter === 0 ? null : (
        <p className={styles['version']}>{t('version', { version: trace.charter })}</p>
      )}
    </div>
  )
}

interface RungProps {
  readonly rule: Rule
  readonly focused: boolean
  readonly ruleLink: ((rule: string) => ReactNode) | undefined
}

/** A rung that is asked about opens anew. */
const keyOf = ({ id }: Rule, focus: string | null) => (id === focus ? `${id} asked` : id)

const OPEN = new Set(['fired', 'held'])

function Rung({ rule, focused, ruleLink }: RungProps) {
  const t = useWords('trace')
  const place = useRef<HTMLLIElement>(null)
  const [open, setOpen] = useState(OPEN.has(rule.status) || focused)
  useEffect(() => {
    if (focused) place.current?.scrollIntoView({ block: 'center' })
  }, [focused])
  return (
    <li
      ref={place}
      className={styles['rung']}
      data-status={rule.status}
      data-focused={focused}
      data-rule={rule.id}
    >
      <button type="button" className={styles['head']} aria-expanded={open} onClick={() => setOpen(!open)}>
        <CaretRightOutlined className={styles['caret']} aria-hidden="true" />
        <span className={styles['name']}>{rule.title}</span>
        <span className={styles['status']}>{t(`status.${rule.status}`)}</span>
        {open ? null : <span className={styles['brief']}>{briefOf(rule)}</span>}
      </button>
      {open ? (
        <div className={styles['body']}>
          <p>{rule.parts.length === 0 ? rule.sentence : rule.brief}</p>
          <TraceParts parts={rule.parts} />
          {ruleLink?.(rule.id)}
        </div>
      ) : null}
    </li>
  )
}

/** What said no, in words; of the others the sentence as a whole. */
function briefOf({ parts, brief }: Rule): string {
  const decisive = parts.filter((part) => part.decisive)
  return decisive.length === 0 ? brief : decisive.map(({ sentence }) => sentence).join(' · ')
}
