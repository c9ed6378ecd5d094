import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { api, ask } from '../../api/client.ts'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { Fault } from '../../parts/threshold/threshold.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { LinkShown } from './link-shown.tsx'
import { RightFields } from './right-fields.tsx'
import { rightBody } from './types.ts'
import type { RightGiven } from './types.ts'

interface Given extends RightGiven {
  readonly name: string
}

export function InviteSheet({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const t = useWords('people')
  const { id } = useCommunity()
  const client = useQueryClient()
  const inviting = useMutation({
    mutationFn: (given: Given) =>
      ask(
        api.POST('/api/v1/communities/{community}/invitations', {
          params: { path: { community: id } },
          body: { name: given.name, ...rightBody(given) },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['invitations', id] }),
  })
  const close = () => {
    onClose()
    inviting.reset()
  }
  const made = inviting.data
  const name = made?.invitation.name ?? ''
  return (
    <Sheet title={made ? t('linkTitle', { name }) : t('invite')} open={open} onClose={close}>
      {made ? (
        <LinkShown text={t('linkText', { name })} link={made.link} />
      ) : (
        <Form<Given>
          layout="vertical"
          requiredMark={false}
          initialValues={{ right: 'viewer' }}
          onFinish={(given) => inviting.mutate(given)}
        >
          <Form.Item name="name" label={t('forWhom')} rules={[{ required: true, message: t('needed') }]}>
            <Input autoFocus maxLength={40} autoComplete="off" />
          </Form.Item>
          <RightFields />
          <Fault error={inviting.error} />
          <Button type="primary" htmlType="submit" block loading={inviting.isPending}>
            {t('send')}
          </Button>
        </Form>
      )}
    </Sheet>
  )
}
