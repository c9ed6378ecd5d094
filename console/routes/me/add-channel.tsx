import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Select, Switch } from 'antd'
import { useState } from 'react'
import { api, ask } from '../../api/client.ts'
import { useWords } from '../../locale/words.ts'
import { Failure } from '../../ui/failure.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useToast } from '../../ui/toast.ts'
import { MessageFields } from './message-fields.tsx'
import { NOTICES } from './notices-query.ts'

const KINDS = ['e-mail', 'dingtalk', 'feishu', 'wecom', 'bark', 'webhook', 'message'] as const
type ChannelKind = (typeof KINDS)[number]
/** Those whose service signs or knows the receiver by a secret. */
const SECRETS: ReadonlySet<ChannelKind> = new Set(['dingtalk', 'feishu', 'webhook', 'bark'])

interface Values {
  readonly kind: ChannelKind
  readonly name: string
  readonly urgentOnly?: boolean
  readonly address?: string
  readonly url?: string
  readonly secret?: string
  /** Community and account, as `community/account`. */
  readonly from?: string
  readonly person?: string
}

/** One more way to be told. */
export function AddChannel() {
  const t = useWords('notices')
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <div>
      <Button onClick={() => setOpen(true)}>{t('add')}</Button>
      <Sheet title={t('add')} open={open} onClose={close}>
        <ChannelForm onDone={close} />
      </Sheet>
    </div>
  )
}

function ChannelForm({ onDone }: { readonly onDone: () => void }) {
  const t = useWords('notices')
  const client = useQueryClient()
  const toast = useToast()
  const [form] = Form.useForm<Values>()
  const kind = Form.useWatch('kind', form) ?? 'e-mail'
  const adding = useMutation({
    mutationFn: (values: Values) => ask(api.POST('/api/v1/operators/me/channels', { body: bodyOf(values) })),
    onSuccess: async ({ confirmed }) => {
      await client.invalidateQueries({ queryKey: NOTICES })
      toast.done(confirmed ? t('added') : t('codeSent'))
      onDone()
    },
  })
  const needed = [{ required: true, whitespace: true, message: t('needed') }]
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ kind: 'e-mail' }}
      onFinish={(values) => adding.mutate(values)}
    >
      <Form.Item name="kind" label={t('through')} extra={t(`help.${kind}`)}>
        <Select options={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))} />
      </Form.Item>
      {kind === 'e-mail' ? (
        <Form.Item name="address" label={t('address')} rules={needed}>
          <Input type="email" autoComplete="email" />
        </Form.Item>
      ) : null}
      {kind === 'message' ? <MessageFields /> : null}
      {kind === 'e-mail' || kind === 'message' ? null : (
        <Form.Item name="url" label={t('url')} rules={kind === 'bark' ? [] : needed}>
          <Input type="url" placeholder="https://" />
        </Form.Item>
      )}
      {SECRETS.has(kind) ? (
        <Form.Item
          name="secret"
          label={kind === 'bark' ? t('deviceKey') : t('secret')}
          extra={t('secretHelp')}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      ) : null}
      <Form.Item name="name" label={t('name')} rules={needed}>
        <Input maxLength={60} placeholder={t('nameExample')} />
      </Form.Item>
      <Form.Item name="urgentOnly" label={t('urgentOnly')} valuePropName="checked">
        <Switch />
      </Form.Item>
      {adding.isError ? <Failure error={adding.error} /> : null}
      <Button type="primary" size="large" htmlType="submit" loading={adding.isPending}>
        {t('add')}
      </Button>
    </Form>
  )
}

function bodyOf({ kind, name, urgentOnly = false, address, url, secret, from, person }: Values) {
  const [community, account] = (from ?? '').split('/')
  return {
    kind,
    name,
    urgentOnly,
    ...(address ? { address } : {}),
    ...(url ? { url } : {}),
    ...(secret ? { secret } : {}),
    ...(community && account ? { community, account } : {}),
    ...(person ? { person } : {}),
  }
}
