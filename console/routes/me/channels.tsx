import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { api, ask } from '../../api/client.ts'
import { useWords } from '../../locale/words.ts'
import { useToast } from '../../ui/toast.ts'
import styles from './notices.module.css'
import { NOTICES } from './notices-query.ts'
import type { Channel } from './notices-query.ts'

/** Everything through which the operator is told. */
export function Channels({ channels }: { readonly channels: readonly Channel[] }) {
  const t = useWords('notices')
  if (channels.length === 0) return <p>{t('none')}</p>
  return (
    <ul className={styles['channels']}>
      {channels.map((channel) => (
        <OneChannel key={channel.id} channel={channel} />
      ))}
    </ul>
  )
}

const LOOKS = { sent: 'success', waiting: 'info', unknown: 'warning', failed: 'error' } as const

function OneChannel({
  channel: { id, kind, name, target, urgentOnly, confirmed },
}: {
  readonly channel: Channel
}) {
  const t = useWords('notices')
  const client = useQueryClient()
  const toast = useToast()
  const params = { path: { channel: id } }
  const look = () => client.invalidateQueries({ queryKey: NOTICES })
  const testing = useMutation({
    mutationFn: () => ask(api.POST('/api/v1/operators/me/channels/{channel}/test', { params })),
    onError: toast.failed,
  })
  const removing = useMutation({
    mutationFn: () => ask(api.DELETE('/api/v1/operators/me/channels/{channel}', { params })),
    onError: toast.failed,
    onSettled: look,
  })
  return (
    <li className={styles['channel']}>
      <div className={styles['words']}>
        <strong>{kind === 'console' ? t('kinds.console') : name}</strong>
        <div className={styles['soft']}>
          {kind === 'console' ? t('consoleText') : `${t(`kinds.${kind}`)} · ${target}`}
          {urgentOnly ? ` · ${t('urgentOnly')}` : ''}
        </div>
        {confirmed ? null : <div className={styles['waits']}>{t('unconfirmed')}</div>}
      </div>
      {confirmed ? (
        <Button loading={testing.isPending} onClick={() => testing.mutate()}>
          {t('test')}
        </Button>
      ) : (
        <Confirm channel={id} />
      )}
      {kind === 'console' ? null : (
        <Popconfirm
          title={t('removeSure')}
          okText={t('remove')}
          cancelText={t('common:cancel')}
          onConfirm={() => removing.mutate()}
        >
          <Button type="text" danger loading={removing.isPending}>
            {t('remove')}
          </Button>
        </Popconfirm>
      )}
      {testing.data ? (
        <Alert
          className={styles['result'] ?? ''}
          type={LOOKS[testing.data.status]}
          showIcon
          title={testing.data.message}
        />
      ) : null}
    </li>
  )
}

function Confirm({ channel }: { readonly channel: string }) {
  const t = useWords('notices')
  const client = useQueryClient()
  const toast = useToast()
  const [code, setCode] = useState('')
  const confirming = useMutation({
    mutationFn: () =>
      ask(
        api.POST('/api/v1/operators/me/channels/{channel}/confirm', {
          params: { path: { channel } },
          body: { code: code.trim() },
        }),
      ),
    onSuccess: () => toast.done(t('confirmed')),
    onError: toast.failed,
    onSettled: () => client.invalidateQueries({ queryKey: NOTICES }),
  })
  return (
    <form
      className={styles['row']}
      onSubmit={(event) => {
        event.preventDefault()
        confirming.mutate()
      }}
    >
      <Input
        aria-label={t('code')}
        placeholder={t('code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        value={code}
        onChange={({ target }) => setCode(target.value)}
      />
      <Button htmlType="submit" disabled={!/^\d{6}$/.test(code.trim())} loading={confirming.isPending}>
        {t('confirm')}
      </Button>
    </form>
  )
}
