import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { api, ask } from '../../api/client.ts'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { useFormat } from '../../ui/format.ts'
import { useToast } from '../../ui/toast.ts'
import styles from './card.module.css'
import type { History } from './histories.ts'

interface UnderWayProps {
  readonly history: History
  readonly mayBring: boolean
  /** This page is sending it. */
  readonly sending: boolean
}

/** A history that arrives, waits or is being read. */
export function UnderWay({ history, mayBring, sending }: UnderWayProps) {
  const t = useWords('history')
  const format = useFormat()
  const { id } = useCommunity()
  const client = useQueryClient()
  const toast = useToast()
  const cancelling = useMutation({
    mutationFn: () =>
      ask(
        api.POST('/api/v1/communities/{community}/histories/{history}/cancel', {
          params: { path: { community: id, history: history.id } },
        }),
      ),
    onError: toast.failed,
    onSettled: () => client.invalidateQueries({ queryKey: ['histories', id] }),
  })
  const { state, size, received, read, figures } = history
  const done = state === 'receiving' ? received : read
  const percent = Math.min(100, Math.floor((done / size) * 100))
  const stuck = state === 'receiving' && !sending
  return (
    <section className={styles['card']} aria-label={history.name}>
      <div className={styles['head']}>
        <strong className={styles['name']}>{history.name}</strong>
        <span className={styles['soft']}>{stuck ? t('states.stopped') : t(`states.${state}`)}</span>
        {mayBring ? (
          <Button
            className={styles['end'] ?? ''}
            loading={cancelling.isPending}
            onClick={() => cancelling.mutate()}
          >
            {t('cancel')}
          </Button>
        ) : null}
      </div>
      <Progress
        percent={percent}
        status={stuck ? 'exception' : 'active'}
        strokeColor={stuck ? 'var(--ember)' : 'var(--oak)'}
        aria-label={t(`states.${state}`)}
      />
      <p className={styles['soft']}>
        {stuck
          ? t('goOn', { received: format.bytes(received), size: format.bytes(size) })
          : state === 'reading'
            ? t('soFar', {
                messages: format.number(figures.messages),
                groups: figures.groups.length,
                members: format.number(figures.members),
              })
            : `${format.bytes(done)} / ${format.bytes(size)}`}
      </p>
    </section>
  )
}
