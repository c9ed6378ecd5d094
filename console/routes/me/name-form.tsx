import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { api, ask } from '../../api/client.ts'
import { useWords } from '../../locale/words.ts'
import { Fault } from '../../parts/threshold/threshold.tsx'
import { useSession } from '../../session.ts'
import { useToast } from '../../ui/toast.ts'
import { Part } from './part.tsx'
import styles from './security.module.css'

export function NameForm() {
  const t = useWords('me')
  const { operator } = useSession()
  const client = useQueryClient()
  const toast = useToast()
  const saving = useMutation({
    mutationFn: (body: { name: string }) => ask(api.PUT('/api/v1/session/name', { body })),
    onSuccess: () => {
      toast.done(t('name.saved'))
      return client.invalidateQueries({ queryKey: ['session'] })
    },
  })
  return (
    <Part title={t('name.title')} text={t('name.text')}>
      <Fault error={saving.error} />
      <Form
        className={styles['form'] ?? ''}
        layout="vertical"
        requiredMark={false}
        initialValues={{ name: operator.name }}
        onFinish={(given: { name: string }) => saving.mutate(given)}
      >
        <div className={styles['row']}>
          <Form.Item name="name" rules={[{ required: true, message: t('needed') }]}>
            <Input autoComplete="username" maxLength={40} aria-label={t('name.label')} />
          </Form.Item>
          <Button htmlType="submit" loading={saving.isPending}>
            {t('name.save')}
          </Button>
        </div>
      </Form>
    </Part>
  )
}
