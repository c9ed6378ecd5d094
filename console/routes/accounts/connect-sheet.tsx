import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useNavigate } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { api, ask } from '../../api/client.ts'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { Failure } from '../../ui/failure.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useToast } from '../../ui/toast.ts'
import type { Platform } from './accounts.ts'
import styles from './connect-sheet.module.css'
import { accountsRoute } from './route.ts'
import { SettingFields } from './setting-fields.tsx'
import { bodyOf, valuesOf } from './values.ts'
import type { Values } from './values.ts'

interface ConnectSheetProps {
  /** Name of the platform, or anything else while none is chosen; absent = closed. */
  readonly wanted: string | undefined
  readonly platforms: readonly Platform[]
  readonly onClose: () => void
}

/** Chooses a platform, says what to do there, and takes what is needed to connect to it. */
export function ConnectSheet({ wanted, platforms, onClose }: ConnectSheetProps) {
  const t = useWords('accounts')
  const platform = platforms.find((each) => each.platform === wanted)
  return (
    <Sheet
      title={platform ? t('connectTo', { platform: platform.label }) : t('connect')}
      open={wanted !== undefined}
      onClose={onClose}
      width={560}
    >
      {platform ? (
        <ConnectForm key={platform.platform} platform={platform} />
      ) : (
        <Choice platforms={platforms} />
      )}
    </Sheet>
  )
}

function Choice({ platforms }: Pick<ConnectSheetProps, 'platforms'>) {
  const { id: community } = useCommunity()
  return (
    <div className={styles['choices']}>
      {platforms.map(({ platform, label, summary }) => (
        <Link
          key={platform}
          className={styles['choice']}
          to="/c/$community/accounts"
          params={{ community }}
          search={{ connect: platform }}
        >
          <strong>{label}</strong>
          <span>{summary}</span>
        </Link>
      ))}
    </div>
  )
}

function ConnectForm({ platform: { platform, label, steps, settings } }: { readonly platform: Platform }) {
  const t = useWords('accounts')
  const { id: community } = useCommunity()
  const client = useQueryClient()
  const navigate = useNavigate({ from: accountsRoute.fullPath })
  const toast = useToast()
  const connecting = useMutation({
    mutationFn: (values: Values) =>
      ask(
        api.POST('/api/v1/communities/{community}/accounts', {
          params: { path: { community } },
          body: { platform, ...bodyOf(settings, values) },
        }),
      ),
    onSuccess: async ({ id, state }) => {
      await client.invalidateQueries({ queryKey: ['accounts', community] })
      await client.invalidateQueries({ queryKey: ['communities'] })
      if (state.state !== 'failed') toast.done(t('connected'))
      await navigate({ search: platform === 'assist' ? { account: id, do: 'groups' } : {} })
    },
  })
  return (
    <Form<Values>
      layout="vertical"
      className={styles['form'] ?? ''}
      requiredMark={false}
      initialValues={{ name: label, settings: valuesOf(settings) }}
      onFinish={(values) => connecting.mutate(values)}
    >
      {steps.length > 0 ? (
        <ol className={styles['steps']}>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      ) : null}
      <SettingFields settings={settings} />
      <Form.Item
        name="name"
        label={t('form.name')}
        extra={t('form.nameHelp')}
        rules={[{ required: true, whitespace: true, message: t('form.needed', { label: t('form.name') }) }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      {connecting.isError ? <Failure error={connecting.error} /> : null}
      <Button type="primary" size="large" htmlType="submit" loading={connecting.isPending}>
        {t('form.connect')}
      </Button>
    </Form>
  )
}
