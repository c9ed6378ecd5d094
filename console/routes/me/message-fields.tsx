import { useQueries, useSuspenseQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { api, ask } from '../../api/client.ts'
import { communitiesQuery } from '../../community.ts'
import { useWords } from '../../locale/words.ts'

/** Which account writes in private, and to whom. */
export function MessageFields() {
  const t = useWords('notices')
  const { communities } = useSuspenseQuery(communitiesQuery).data
  const details = useQueries({
    queries: communities.map(({ id }) => ({
      queryKey: ['communities', id],
      queryFn: () => ask(api.GET('/api/v1/communities/{community}', { params: { path: { community: id } } })),
    })),
  })
  const options = details.flatMap(({ data }) =>
    (data?.accounts ?? []).map((account) => ({
      value: `${data?.id}/${account.id}`,
      label: `${data?.name} · ${account.name}`,
    })),
  )
  const needed = [{ required: true, message: t('needed') }]
  return (
    <>
      <Form.Item name="from" label={t('from')} rules={needed}>
        <Select options={options} />
      </Form.Item>
      <Form.Item name="person" label={t('person')} extra={t('personHelp')} rules={needed}>
        <Input />
      </Form.Item>
    </>
  )
}
