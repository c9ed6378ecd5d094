import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import type { Schemas } from '../../../shell/api/contract.ts'
import { api, ask } from '../../api/client.ts'
import { useWords } from '../../locale/words.ts'
import { Failure } from '../../ui/failure.tsx'
import { useToast } from '../../ui/toast.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { When } from '../../ui/when.tsx'
import { Part } from './part.tsx'
import styles from './security.module.css'

export function SessionList() {
  const t = useWords('me')
  const client = useQueryClient()
  const toast = useToast()
  const found = useQuery({
    queryKey: ['sessions'],
    queryFn: () => ask(api.GET('/api/v1/session/sessions')),
  })
  const refresh = () => client.invalidateQueries({ queryKey: ['sessions'] })
  const ending = useMutation({
    mutationFn: (session: string) =>
      ask(api.DELETE('/api/v1/session/sessions/{session}', { params: { path: { session } } })),
    onSuccess: () => toast.done(t('sessions.ended')),
    onError: toast.failed,
    onSettled: refresh,
  })
  const endingAll = useMutation({
    mutationFn: () => ask(api.DELETE('/api/v1/session/sessions')),
    onSuccess: ({ ended }) => toast.done(t('sessions.endedAll', { count: ended })),
    onError: toast.failed,
    onSettled: refresh,
  })
  const sessions = found.data?.sessions ?? []
  return (
    <Part title={t('sessions.title')}>
      {found.isPending ? <Waiting rows={2} /> : null}
      {found.isError ? <Failure error={found.error} retry={() => void found.refetch()} /> : null}
      <ul aria-label={t('sessions.title')}>
        {sessions.map((session) => (
          <li key={session.id} className={styles['line']}>
            <SessionWords session={session} />
            {session.current ? (
              <span className={styles['here']}>{t('sessions.this')}</span>
            ) : (
              <Button
                loading={ending.variables === session.id && ending.isPending}
                onClick={() => ending.mutate(session.id)}
              >
                {t('sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <div>
          <Button danger loading={endingAll.isPending} onClick={() => endingAll.mutate()}>
            {t('sessions.endAll')}
          </Button>
        </div>
      ) : null}
    </Part>
  )
}

function SessionWords({ session }: { readonly session: Schemas['OperatorSession'] }) {
  const t = useWords('me')
  const { browser, system, address, seen } = session
  const device = [browser, system].filter((part) => part !== null).join(' · ')
  return (
    <span className={styles['words']}>
      <span>{device === '' ? t('sessions.unknown') : device}</span>
      <span className={styles['soft']}>
        {t('sessions.seen')} <When at={seen} /> · {address}
      </span>
    </span>
  )
}
