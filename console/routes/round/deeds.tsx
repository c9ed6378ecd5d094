import { Button, Dropdown } from 'antd'
import { useFormat } from '../../ui/format.ts'
import { useWords } from '../../locale/words.ts'
import styles from './deeds.module.css'
import { deedOf } from './names.ts'
import { REASONS } from './reasons.ts'
import type { Deed } from './walk.ts'

interface DeedsProps {
  readonly deeds: readonly Deed[]
  readonly declined: Readonly<Record<string, string>>
  /** Nothing else is due here: that it cannot be done is said of the group. */
  readonly alone: boolean
  readonly onDecline: (actions: readonly string[], reason: string | null) => void
}

/** What has to be done to whom and why: ticked off with the group, but for what cannot be done. */
export function Deeds({ deeds, declined, alone, onDecline }: DeedsProps) {
  const t = useWords('round')
  const format = useFormat()
  if (deeds.length === 0) return null
  const offered = REASONS.map((reason) => ({ key: reason, label: t(`reasons.${reason}`) }))
  return (
    <section>
      <h3 className={styles['title']}>{t('deeds')}</h3>
      <ul className={styles['deeds']}>
        {deeds.map(({ task, actions }) => {
          const reason = declined[task.action]
          return (
            <li key={task.action} data-declined={reason !== undefined}>
              <span className={styles['box']} aria-hidden="true">
                {reason === undefined ? '☐' : '✕'}
              </span>
              <div className={styles['words']}>
                <strong>{deedOf(task, t, format)}</strong>
                <span>{t('because', { rule: task.rule })}</span>
                {task.quote ? (
                  <span className={styles['quote']}>{t('wrote', { quote: task.quote })}</span>
                ) : null}
                {reason === undefined ? null : (
                  <span className={styles['reason']}>{`${t('cannot')} · ${reason}`}</span>
                )}
              </div>
              {reason === undefined && alone ? null : reason === undefined ? (
                <Dropdown
                  trigger={['click']}
                  menu={{
                    items: offered,
                    onClick: ({ key }) => {
                      const chosen = REASONS.find((each) => each === key)
                      if (chosen) onDecline(actions, t(`reasons.${chosen}`))
                    },
                  }}
                >
                  <Button className={styles['act'] ?? ''}>{t('cannot')}</Button>
                </Dropdown>
              ) : (
                <Button className={styles['act'] ?? ''} onClick={() => onDecline(actions, null)}>
                  {t('takeBack')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
