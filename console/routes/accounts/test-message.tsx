import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Button, Form, Select } from 'antd'
import { api, ask } from '../../api/client.ts'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import styles from './connect-sheet.module.css'
import { Failure } from '../../ui/failure.tsx'
import type { Account } from './accounts.ts'
import { useGroups } from './use-groups.ts'

const LOOKS = {
  sent: 'success',
  handed: 'info',
  waiting: 'info',
  unknown: 'warning',
  failed: 'error',
} as const

/** Sends a test to a group, and says honestly what became of it. */
export function TestMessage({ account }: { readonly account: Account }) {
  const t = useWords('accounts')
  const { id: community } = useCommunity()
  const groups = useGroups(account)
  const testing = useMutation({
    mutationFn: ({ group }: { readonly group: string }) =>
      ask(
        api.POST('/api/v1/communities/{community}/accounts/{account}/test', {
          params: { path: { community, account: account.id } },
          body: { group },
        }),
      ),
  })
  if (groups.length === 0) return <p>{t('test.noGroups')}</p>
  return (
    <Form<{ group: string }>
      layout="vertical"
      className={styles['form'] ?? ''}
      requiredMark={false}
      initialValues={{ group: groups[0]?.id }}
      onFinish={(values) => testing.mutate(values)}
    >
      <p>{t('test.text')}</p>
      <Form.Item name="group" label={t('test.group')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={groups.map(({ id, name, native }) => ({ value: id, label: name ?? native }))}
        />
      </Form.Item>
      {testing.isError ? <Failure error={testing.error} /> : null}
      {testing.data ? (
        <Form.Item>
          <Alert
            type={LOOKS[testing.data.status]}
            showIcon
            title={testing.data.message}
            action={
              testing.data.status === 'handed' ? (
                <Link to="/c/$community/round" params={{ community }}>
                  {t('test.round')}
                </Link>
              ) : undefined
            }
          />
        </Form.Item>
      ) : null}
      <Button type="primary" size="large" htmlType="submit" loading={testing.isPending}>
        {t('test.send')}
      </Button>
    </Form>
  )
}
