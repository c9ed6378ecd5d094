import { useWords } from '../../locale/words.ts'
import { useFormat } from '../../ui/format.ts'
import { Sparkline } from '../../ui/sparkline.tsx'
import { When } from '../../ui/when.tsx'
import { balances } from './balances.ts'
import styles from './member.module.css'
import { Section } from './section.tsx'
import type { Member } from './use-member.ts'

const SHOWN = 12

interface LedgerProps {
  readonly member: Member
  /** Of rules. */
  readonly titles: Readonly<Record<string, string>>
}

/** The account of points: how it went, and each line with its reason. */
export function Ledger({ member: { points, entries }, titles }: LedgerProps) {
  const t = useWords('members')
  const format = useFormat()
  const label = t('ledger.balance', { count: entries.length, points: format.number(points) })
  return (
    <Section title={t('ledger.title')}>
      {entries.length === 0 ? (
        <p className={styles['soft']}>{t('ledger.none')}</p>
      ) : (
        <>
          <div className={styles['balance']}>
            <strong>{format.number(points)}</strong>
            <Sparkline values={balances(points, entries)} label={label} width={160} height={36} />
          </div>
          <ol>
            {entries.slice(0, SHOWN).map(({ seq, amount, rule, at }, place) => (
              <li key={`${seq} ${place}`} className={styles['entry']}>
                <span data-loss={amount < 0}>{`${amount > 0 ? '+' : ''}${format.number(amount)}`}</span>
                <span>{titles[rule] ?? rule}</span>
                <span className={styles['soft']}>
                  <When at={at} />
                </span>
              </li>
            ))}
          </ol>
          {entries.length > SHOWN ? <p className={styles['soft']}>{t('ledger.more')}</p> : null}
        </>
      )}
    </Section>
  )
}
