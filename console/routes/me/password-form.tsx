import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { api, ask } from '../../api/client.ts'
import { useWords } from '../../locale/words.ts'
import { Fault } from '../../parts/threshold/threshold.tsx'
import { useSession } from '../../session.ts'
import { useToast } from '../../ui/toast.ts'
import { Part } from './part.tsx'
import styles from './security.module.css'

interface Given {
  readonly current?: string
  readonly password: string
}

export function PasswordForm() {
  const t = useWords('me')
  const { hasPassword, operator } = useSession()
  const client = useQueryClient()
  const toast = useToast()
  const [form] = Form.useForm<Given>()
  const saving = useMutation({
    mutationFn: (body: Given) => ask(api.PUT('/api/v1/session/password', { body })),
    onSuccess: () => {
      form.resetFields()
      toast.done(t('password.saved'))
      return Promise.all([
        client.invalidateQueries({ queryKey: ['session'] }),
        client.invalidateQueries({ queryKey: ['sessions'] }),
      ])
    },
  })
  const needed = [{ required: true, message: t('needed') }]
  return (
    <Part title={t('password.title')} text={hasPassword ? t('password.change') : t('password.none')}>
      <Fault error={saving.error} />
      <Form<Given>
        form={form}
        className={styles['form'] ?? ''}
        layout="vertical"
        requiredMark={false}
        onFinish={(given) => saving.mutate(given)}
      >
        <input type="text" autoComplete="username" defaultValue={operator.name} hidden readOnly />
        {hasPassword ? (
          <Form.Item name="current" label={t('password.current')} rules={needed}>
            <Input.Password autoComplete="current-password" maxLength={128} />
          </Form.Item>
        ) : null}
        <Form.Item name="password" label={t('password.new')} extra={t('password.help')} rules={needed}>
          <Input.Password autoComplete="new-password" maxLength={128} />
        </Form.Item>
        <Button htmlType="submit" loading={saving.isPending}>
          {hasPassword ? t('password.save') : t('password.set')}
        </Button>
      </Form>
    </Part>
  )
}
