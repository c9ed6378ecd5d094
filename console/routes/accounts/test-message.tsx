import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Button, Form, Segmented, Select } from 'antd'
import { useState } from 'react'
import { api, ask } from '../../api/client.ts'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { Failure } from '../../ui/failure.tsx'
import type { Account } from './accounts.ts'
import styles from './connect-sheet.module.css'
import { MemberChoice } from './member-choice.tsx'
import { useGroups } from './use-groups.ts'

const LOOKS = {
  sent: 'success',
  handed: 'info',
  waiting: 'info',
  unknown: 'warning',
  failed: 'error',
} as const

type Target = { readonly group: string } | { readonly member: string }

/** Sends a test to a group or a member, and says honestly what became of it. */
export function TestMessage({ account }: { readonly account: Account }) {
  const t = useWords('accounts')
  const { id: community } = useCommunity()
  const groups = useGroups(account)
  const tells = account.act['tell'] !== undefined && account.act['tell'] !== 'never'
  const [to, setTo] = useState<'group' | 'member'>('group')
  const testing = useMutation({
    mutationFn: (body: Target) =>
      ask(
        api.POST('/api/v1/communities/{community}/accounts/{account}/test', {
          params: { path: { community, account: account.id } },
          body,
        }),
      ),
  })
  if (groups.length === 0) return <p>{t('test.noGroups')}</p>
  return (
    <Form<Target>
      layout="vertical"
      className={styles['form'] ?? ''}
      requiredMark={false}
      initialValues={{ group: groups[0]?.id }}
      onFinish={(target) => testing.mutate(target)}
    >
      <p className={styles['lead']}>{t('test.text')}</p>
      {tells ? (
        <Form.Item label={t('test.to')}>
          <Segmented
            aria-label={t('test.to')}
            value={to}
            onChange={(next) => {
              setTo(next)
              testing.reset()
            }}
            options={[
              { value: 'group' as const, label: t('test.toGroup') },
              { value: 'member' as const, label: t('test.toMember') },
            ]}
          />
        </Form.Item>
      ) : null}
      {to === 'group' ? (
        <Form.Item name="group" label={t('test.group')}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={groups.map(({ id, name, native }) => ({ value: id, label: name ?? native }))}
          />
        </Form.Item>
      ) : (
        <Form.Item
          name="member"
          label={t('test.member')}
          rules={[{ required: true, message: t('form.needed', { label: t('test.toMember') }) }]}
        >
          <MemberChoice platform={account.platform} />
        </Form.Item>
      )}
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
