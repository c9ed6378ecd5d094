import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { api, ask } from '../../api/client.ts'
import { useWords } from '../../locale/words.ts'
import { takeDevice } from '../../parts/device/device.ts'
import { passkeyObstacle } from '../../parts/passkey/obstacle.ts'
import styles from '../../parts/threshold/threshold.module.css'
import { Fault, Threshold } from '../../parts/threshold/threshold.tsx'
import { queries } from '../../query.ts'
import { sessionQuery } from '../../session.ts'
import { Waiting } from '../../ui/waiting.tsx'

interface Given {
  readonly name: string
  readonly password?: string
}

export function InvitePage() {
  const t = useWords('session')
  const { token } = useParams({ from: '/invite/$token' })
  const found = useQuery({
    queryKey: ['invitations', 'followed', token],
    queryFn: () => ask(api.POST('/api/v1/invitations/look', { body: { token } })),
    retry: false,
    staleTime: Infinity,
  })
  const here = useQuery({ ...sessionQuery, retry: false })
  if (found.isPending || here.isPending) {
    return (
      <Threshold title={t('invite.title')}>
        <Waiting rows={3} />
      </Threshold>
    )
  }
  if (found.isError) {
    return (
      <Threshold title={t('invite.title')}>
        <Fault error={found.error} />
      </Threshold>
    )
  }
  const { right, community, by, limited, name } = found.data
  const rights = t(`rights.${right}`)
  const where = community ?? t('invite.everywhere')
  const text = (
    <>
      {t('invite.text', { by, where, right: rights })} {limited ? t('invite.limited') : null}
    </>
  )
  return (
    <Threshold title={t('invite.title')} text={text}>
      {here.data ? <Join token={token} as={here.data.operator.name} /> : <Accept token={token} name={name} />}
    </Threshold>
  )
}

/** Somebody who is an operator already needs no second name. */
function Join({ token, as }: { readonly token: string; readonly as: string }) {
  const t = useWords('session')
  const navigate = useNavigate()
  const joining = useMutation({
    mutationFn: () => ask(api.POST('/api/v1/invitations/join', { body: { token } })),
    onSuccess: () => {
      queries.clear()
      void navigate({ to: '/' })
    },
  })
  return (
    <>
      <Fault error={joining.error} />
      <Button type="primary" size="large" block loading={joining.isPending} onClick={() => joining.mutate()}>
        {t('invite.join', { name: as })}
      </Button>
    </>
  )
}

function Accept({ token, name }: { readonly token: string; readonly name: string }) {
  const t = useWords('session')
  const navigate = useNavigate()
  const ways = useQuery({
    queryKey: ['session', 'ways'],
    queryFn: () => ask(api.GET('/api/v1/session/ways')),
    staleTime: Infinity,
  })
  const accepting = useMutation({
    mutationFn: (given: Given) => ask(api.POST('/api/v1/invitations/accept', { body: { token, ...given } })),
    onSuccess: async ({ operator }, given) => {
      queries.clear()
      await takeDevice(operator.id)
      void navigate({ to: given.password === undefined ? '/me' : '/' })
    },
  })
  const [form] = Form.useForm<Required<Given>>()
  const canKey = ways.data !== undefined && passkeyObstacle(ways.data.passkeys) === null
  return (
    <>
      <Fault error={accepting.error} />
      <Form<Required<Given>>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ name }}
        onFinish={(given) => accepting.mutate({ name: given.name, password: given.password })}
      >
        <Form.Item
          name="name"
          label={t('name')}
          extra={t('nameHelp')}
          rules={[{ required: true, message: t('needed') }]}
        >
          <Input autoComplete="username" maxLength={40} />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('password')}
          extra={t('passwordHelp')}
          rules={[{ required: true, message: t('needed') }]}
        >
          <Input.Password autoComplete="new-password" maxLength={128} />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={accepting.isPending}>
          {t('invite.accept')}
        </Button>
      </Form>
      {canKey ? (
        <Button
          block
          onClick={() =>
            void form.validateFields(['name']).then(({ name: chosen }) => accepting.mutate({ name: chosen }))
          }
        >
          {t('invite.withPasskey')}
        </Button>
      ) : null}
      <p className={styles['soft']}>
        {t('invite.known')}{' '}
        <a href={`/sign-in?next=${encodeURIComponent(`/invite/${token}`)}`}>{t('title')}</a>
      </p>
    </>
  )
}
