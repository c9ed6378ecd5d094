import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { Button, Divider, Form, Input } from 'antd'
import { api, ask } from '../../api/client.ts'
import { useWords } from '../../locale/words.ts'
import { passkeyObstacle } from '../../parts/passkey/obstacle.ts'
import { takeDevice } from '../../parts/device/device.ts'
import { getPasskey } from '../../parts/passkey/passkey.ts'
import { nextPlace } from '../../parts/threshold/next-place.ts'
import styles from '../../parts/threshold/threshold.module.css'
import { Fault, Threshold } from '../../parts/threshold/threshold.tsx'
import { queries } from '../../query.ts'

interface SignedIn {
  readonly operator: { readonly id: string }
}

/** Goes in with the new session; nothing of whoever was here before is kept. */
function useEnter() {
  const router = useRouter()
  const { next } = useSearch({ from: '/sign-in' })
  return async ({ operator }: SignedIn) => {
    queries.clear()
    await takeDevice(operator.id)
    router.history.push(nextPlace(next))
  }
}

export function SignInPage() {
  const { token } = useSearch({ from: '/sign-in' })
  return token === undefined ? <ByHand /> : <ByLink token={token} />
}

/** The link is used up by the button alone: what looks into messages before people do presses none. */
function ByLink({ token }: { readonly token: string }) {
  const t = useWords('session')
  const navigate = useNavigate()
  const enter = useEnter()
  const using = useMutation({
    mutationFn: () => ask(api.POST('/api/v1/session/link', { body: { token } })),
    onSuccess: enter,
  })
  return (
    <Threshold title={t('link.title')} text={t('link.text')}>
      <Fault error={using.error} />
      {using.isError ? (
        <Button block onClick={() => void navigate({ to: '/sign-in', search: {} })}>
          {t('link.otherWay')}
        </Button>
      ) : (
        <Button type="primary" size="large" block loading={using.isPending} onClick={() => using.mutate()}>
          {t('link.button')}
        </Button>
      )}
    </Threshold>
  )
}

interface Given {
  readonly name: string
  readonly password: string
}

function ByHand() {
  const t = useWords('session')
  const enter = useEnter()
  const ways = useQuery({
    queryKey: ['session', 'ways'],
    queryFn: () => ask(api.GET('/api/v1/session/ways')),
    staleTime: Infinity,
  })
  const withPassword = useMutation({
    mutationFn: (body: Given) => ask(api.POST('/api/v1/session/password', { body })),
    onSuccess: enter,
  })
  const withKey = useMutation({
    mutationFn: async () => {
      const { options } = await ask(api.POST('/api/v1/session/passkey/challenge'))
      const response = await getPasskey(options)
      if (response === null) return null
      return ask(api.POST('/api/v1/session/passkey', { body: { response: response as never } }))
    },
    onSuccess: (signedIn) => (signedIn === null ? undefined : enter(signedIn)),
  })
  const needed = [{ required: true, message: t('needed') }]
  return (
    <Threshold title={t('title')}>
      <Fault error={withPassword.error ?? withKey.error} />
      <Form<Given>
        layout="vertical"
        requiredMark={false}
        onFinish={(given) => {
          withKey.reset()
          withPassword.mutate(given)
        }}
      >
        <Form.Item name="name" label={t('name')} rules={needed}>
          <Input autoComplete="username" autoFocus autoCapitalize="none" maxLength={200} />
        </Form.Item>
        <Form.Item name="password" label={t('password')} rules={needed}>
          <Input.Password autoComplete="current-password" maxLength={200} />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={withPassword.isPending}>
          {t('enter')}
        </Button>
      </Form>
      <Divider plain>{t('or')}</Divider>
      <KeyButton
        place={ways.data?.passkeys ?? { obstacle: null, instead: null }}
        pending={withKey.isPending}
        onUse={() => {
          withPassword.reset()
          withKey.mutate()
        }}
      />
      <p className={styles['soft']}>{t('forgotten')}</p>
    </Threshold>
  )
}

interface KeyButtonProps {
  readonly place: Parameters<typeof passkeyObstacle>[0]
  readonly pending: boolean
  readonly onUse: () => void
}

/** Says why it cannot be pressed. */
function KeyButton({ place, pending, onUse }: KeyButtonProps) {
  const t = useWords('session')
  const obstacle = passkeyObstacle(place)
  const { instead } = place
  return (
    <>
      <Button block disabled={obstacle !== null} loading={pending} onClick={onUse}>
        {t('withPasskey')}
      </Button>
      {obstacle === null ? null : (
        <p className={styles['soft']}>
          {t(`passkeys.${obstacle}`)}
          {obstacle !== 'browser' && instead !== null ? (
            <>
              {' '}
              <a href={`${instead}/sign-in`}>{instead}</a>
            </>
          ) : null}
        </p>
      )}
    </>
  )
}
