import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { api, ask } from '../../api/client.ts'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { useFormat } from '../../ui/format.ts'
import { useToast } from '../../ui/toast.ts'
import styles from './checkup.module.css'

/** What the draft would have done with the history of the report. */
export function Replayed({ source }: { readonly source: string }) {
  const t = useWords('checkup')
  const format = useFormat()
  const { id } = useCommunity()
  const toast = useToast()
  const running = useMutation({
    mutationFn: (text: string) =>
      ask(
        api.POST('/api/v1/communities/{community}/checkup/replay', {
          params: { path: { community: id } },
          body: { source: text },
        }),
      ),
    onError: toast.failed,
  })
  const { data } = running
  // What was found of another text says nothing of this one.
  const found = running.variables === source ? data : undefined
  return (
    <div className={styles['replayed']}>
      <Button type="primary" loading={running.isPending} onClick={() => running.mutate(source)}>
        {t('replay.run')}
      </Button>
      {found ? (
        <div role="status">
          <p>
            {t('replay.found', {
              events: format.number(found.events),
              fired: format.number(found.fired),
              members: format.number(found.members),
            })}
          </p>
          <ul className={styles['rules']}>
            {found.rules.map(({ rule, fired, members, examples }) => (
              <li key={rule}>
                <code>{rule}</code>{' '}
                {t('replay.rule', {
                  count: fired,
                  fired: format.number(fired),
                  members: format.number(members),
                })}
                {examples[0] ? (
                  <q className={styles['soft']}>
                    {examples[0].name}: {examples[0].text}
                  </q>
                ) : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  )
}
