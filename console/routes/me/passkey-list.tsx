import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import { api, ask } from '../../api/client.ts'
import { useWords } from '../../locale/words.ts'
import { passkeyObstacle } from '../../parts/passkey/obstacle.ts'
import { createPasskey } from '../../parts/passkey/passkey.ts'
import { Fault } from '../../parts/threshold/threshold.tsx'
import { useSession } from '../../session.ts'
import { useToast } from '../../ui/toast.ts'
import { When } from '../../ui/when.tsx'
import { Part } from './part.tsx'
import styles from './security.module.css'

export function PasskeyList() {
  const t = useWords('me')
  const { passkeys: place } = useSession()
  const client = useQueryClient()
  const toast = useToast()
  const found = useQuery({
    queryKey: ['session', 'passkeys'],
    queryFn: () => ask(api.GET('/api/v1/session/passkeys')),
  })
  const refresh = () => client.invalidateQueries({ queryKey: ['session'] })
  const adding = useMutation({
    mutationFn: async () => {
      const { options } = await ask(api.POST('/api/v1/session/passkeys/challenge'))
      const response = await createPasskey(options)
      if (response === null) return false
      await ask(api.POST('/api/v1/session/passkeys', { body: { response, name: deviceName() } }))
      return true
    },
    onSuccess: (isAdded) => {
      if (isAdded) toast.done(t('passkeys.added'))
      return refresh()
    },
  })
  const removing = useMutation({
    mutationFn: (passkey: string) =>
      ask(api.DELETE('/api/v1/session/passkeys/{passkey}', { params: { path: { passkey } } })),
    onSuccess: () => toast.done(t('passkeys.removed')),
    onError: toast.failed,
    onSettled: refresh,
  })
  const obstacle = passkeyObstacle(place)
  return (
    <Part title={t('passkeys.title')} text={t('passkeys.text')}>
      <Fault error={adding.error} />
      <ul aria-label={t('passkeys.title')}>
        {found.data?.passkeys.map(({ id, name, added }) => (
          <li key={id} className={styles['line']}>
            <span className={styles['words']}>
              <span>{name ?? t('passkeys.unnamed')}</span>
              <span className={styles['soft']}>
                {t('passkeys.since')} <When at={added} />
              </span>
            </span>
            <Popconfirm
              title={t('passkeys.sure')}
              okText={t('passkeys.remove')}
              cancelText={t('common:cancel')}
              onConfirm={() => removing.mutate(id)}
            >
              <Button>{t('passkeys.remove')}</Button>
            </Popconfirm>
          </li>
        ))}
      </ul>
      <div>
        <Button disabled={obstacle !== null} loading={adding.isPending} onClick={() => adding.mutate()}>
          {t('passkeys.add')}
        </Button>
      </div>
      {obstacle === null ? null : (
        <p className={styles['soft']}>
          {t(`passkeys.${obstacle}`)}
          {obstacle !== 'browser' && place.instead !== null ? (
            <>
              {' '}
              <a href={place.instead}>{place.instead}</a>
            </>
          ) : null}
        </p>
      )}
    </Part>
  )
}

/** What the list calls a new one: the device that it was made on. */
const deviceName = (): string => /\(([^;)]+)/.exec(navigator.userAgent)?.[1]?.slice(0, 60) ?? 'Passkey'
