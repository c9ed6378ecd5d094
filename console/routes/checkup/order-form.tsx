import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import type { paths } from '../../../shell/api/contract.ts'
import { useWords } from '../../locale/words.ts'
import { Sheet } from '../../ui/sheet.tsx'
import type { Report } from './queries.ts'

type Begin = paths['/api/v1/communities/{community}/checkup']['post']
export type Order = Begin['requestBody']['content']['application/json']

interface OrderFormProps {
  readonly report: Report
  readonly busy: boolean
  readonly onStart: (order: Order) => void
}
interface Fields {
  readonly owner?: string
  readonly managers?: readonly string[]
  readonly since?: number
}

const DAY = 86_400_000
const SPANS = [30, 90, 365] as const

/** Makes the checkup again, with other roles or another span. */
export function OrderForm({ report, busy, onStart }: OrderFormProps) {
  const t = useWords('checkup')
  const [open, setOpen] = useState(false)
  const { owner, managers } = report.roles
  const submit = (fields: Fields) => {
    setOpen(false)
    onStart({
      owner: fields.owner?.trim() || null,
      managers: [...(fields.managers ?? [])],
      since: fields.since === undefined || fields.since === 0 ? null : (report.to ?? 0) - fields.since * DAY,
    })
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('again.open')}</Button>
      <Sheet open={open} title={t('again.title')} onClose={() => setOpen(false)}>
        <Form<Fields>
          layout="vertical"
          onFinish={submit}
          initialValues={{ owner: owner?.name, managers: managers.map(({ name }) => name), since: 0 }}
        >
          <Form.Item name="owner" label={t('again.owner')} help={report.roles.why}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="managers" label={t('again.managers')}>
            <Select mode="tags" open={false} suffixIcon={null} maxCount={50} />
          </Form.Item>
          <Form.Item name="since" label={t('again.since')}>
            <Select
              options={[
                { value: 0, label: t('again.all') },
                ...SPANS.map((days) => ({ value: days, label: t('again.days', { days }) })),
              ]}
            />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={busy} block>
            {t('again.start')}
          </Button>
        </Form>
      </Sheet>
    </>
  )
}
