import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { api, ask } from '../../api/client.ts'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import styles from './connect-sheet.module.css'
import { Failure } from '../../ui/failure.tsx'
import { useToast } from '../../ui/toast.ts'
import type { Account, Platform } from './accounts.ts'
import { SettingFields } from './setting-fields.tsx'
import { bodyOf, valuesOf } from './values.ts'
import type { Values } from './values.ts'

interface EditAccountProps {
  readonly account: Account
  readonly platform: Platform | undefined
  readonly onDone: () => void
}

/** Name, settings and secrets of an account; secrets are never shown, only given anew. */
export function EditAccount({ account, platform, onDone }: EditAccountProps) {
  const t = useWords('accounts')
  const { id: community } = useCommunity()
  const client = useQueryClient()
  const toast = useToast()
  const settings = platform?.settings ?? []
  const saving = useMutation({
    mutationFn: (values: Values) =>
      ask(
        api.PUT('/api/v1/communities/{community}/accounts/{account}', {
          params: { path: { community, account: account.id } },
          body: bodyOf(settings, values),
        }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['accounts', community] })
      toast.done(t('edit.done'))
      onDone()
    },
  })
  return (
    <Form<Values>
      layout="vertical"
      className={styles['form'] ?? ''}
      requiredMark={false}
      initialValues={{ name: account.name, settings: valuesOf(settings, account) }}
      onFinish={(values) => saving.mutate(values)}
    >
      <Form.Item
        name="name"
        label={t('form.name')}
        rules={[{ required: true, whitespace: true, message: t('form.needed', { label: t('form.name') }) }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <SettingFields settings={settings} secrets={account.secrets} />
      {saving.isError ? <Failure error={saving.error} /> : null}
      <Button type="primary" size="large" htmlType="submit" loading={saving.isPending}>
        {t('common:save')}
      </Button>
    </Form>
  )
}
