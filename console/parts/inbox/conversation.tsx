import type { Schemas } from '../../../shell/api/contract.ts'
import { useWords } from '../../locale/words.ts'
import { useFormat } from '../../ui/format.ts'
import styles from './evidence.module.css'

/** A message among its neighbours. */
export function Conversation({ said }: { readonly said: Schemas['InboxDetail']['context'] }) {
  const t = useWords('inbox')
  const format = useFormat()
  return (
    <ol className={styles['conversation']} aria-label={t('conversation')}>
      {said.map(({ seq, at, member, text, own }) => (
        <li key={seq} data-own={own}>
          <span className={styles['speaker']}>
            <bdi>{member?.name ?? t('unnamed')}</bdi> <time title={format.exact(at)}>{format.time(at)}</time>
          </span>
          <p>{text ?? t('noWords')}</p>
        </li>
      ))}
    </ol>
  )
}
