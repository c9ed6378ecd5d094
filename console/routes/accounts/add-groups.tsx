import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form } from 'antd'
import { api, ask } from '../../api/client.ts'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import styles from './connect-sheet.module.css'
import { Failure } from '../../ui/failure.tsx'
import { useToast } from '../../ui/toast.ts'
import { GrowingText } from '../../ui/growing-text.tsx'
import type { Account } from './accounts.ts'
import { linesOf } from './values.ts'

interface AddGroupsProps {
  readonly account: Account
  readonly onDone: () => void
}

/** Makes groups known by their names. */
export function AddGroups({ account, onDone }: AddGroupsProps) {
  const t = useWords('accounts')
  const { id: community } = useCommunity()
  const client = useQueryClient()
  const toast = useToast()
  const adding = useMutation({
    mutationFn: ({ names }: { readonly names: string }) =>
      ask(
        api.POST('/api/v1/communities/{community}/accounts/{account}/groups', {
          params: { path: { community, account: account.id } },
          body: { names: linesOf(names) },
        }),
      ),
    onSuccess: async ({ added }) => {
      await client.invalidateQueries({ queryKey: ['groups', community] })
      toast.done(t('groups.done', { count: added }))
      onDone()
    },
  })
  return (
    <Form<{ names: string }>
      layout="vertical"
      className={styles['form'] ?? ''}
      requiredMark={false}
      onFinish={(values) => adding.mutate(values)}
    >
      <Form.Item
        name="names"
        label={t('groups.names')}
        extra={t('groups.help')}
        rules={[
          { required: true, whitespace: true, message: t('form.needed', { label: t('groups.names') }) },
        ]}
      >
        <GrowingText rows={6} placeholder={t('groups.example')} />
      </Form.Item>
      {adding.isError ? <Failure error={adding.error} /> : null}
      <Button type="primary" size="large" htmlType="submit" loading={adding.isPending}>
        {t('groups.add')}
      </Button>
    </Form>
  )
}
