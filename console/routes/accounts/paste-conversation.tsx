import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, AutoComplete, Button, Form } from 'antd'
import { api, ask } from '../../api/client.ts'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import styles from './connect-sheet.module.css'
import { Failure } from '../../ui/failure.tsx'
import { GrowingText } from '../../ui/growing-text.tsx'
import type { Account } from './accounts.ts'
import { useGroups } from './use-groups.ts'

interface Values {
  readonly group: string
  readonly text: string
}

/** Takes a conversation that was copied out of a chat program. */
export function PasteConversation({ account }: { readonly account: Account }) {
  const t = useWords('accounts')
  const { id: community } = useCommunity()
  const client = useQueryClient()
  const groups = useGroups(account)
  const [form] = Form.useForm<Values>()
  const pasting = useMutation({
    mutationFn: (body: Values) =>
      ask(
        api.POST('/api/v1/communities/{community}/accounts/{account}/paste', {
          params: { path: { community, account: account.id } },
          body,
        }),
      ),
    onSuccess: async () => {
      form.setFieldValue('text', '')
      await client.invalidateQueries({ queryKey: ['groups', community] })
    },
  })
  const done = pasting.data
  const needed = (label: string) => [
    { required: true, whitespace: true, message: t('form.needed', { label }) },
  ]
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      className={styles['form'] ?? ''}
      requiredMark={false}
      onFinish={(values) => pasting.mutate(values)}
    >
      <Form.Item name="group" label={t('paste.group')} rules={needed(t('paste.group'))}>
        <AutoComplete
          showSearch={{ filterOption: (typed, option) => (option?.value ?? '').includes(typed) }}
          options={groups.map(({ native }) => ({ value: native }))}
        />
      </Form.Item>
      <Form.Item name="text" label={t('paste.text')} extra={t('paste.help')} rules={needed(t('paste.text'))}>
        <GrowingText rows={8} />
      </Form.Item>
      {pasting.isError ? <Failure error={pasting.error} /> : null}
      {done ? (
        <Form.Item>
          <Alert
            type={done.unread.length > 0 ? 'warning' : 'success'}
            showIcon
            title={t('paste.done', { appended: done.appended, known: done.known })}
            description={
              done.unread.length > 0 ? t('paste.unread', { lines: done.unread.join(', ') }) : undefined
            }
          />
        </Form.Item>
      ) : null}
      <Button type="primary" size="large" htmlType="submit" loading={pasting.isPending}>
        {t('paste.send')}
      </Button>
    </Form>
  )
}
