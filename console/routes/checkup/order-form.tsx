import { AutoComplete, Button, Form, Select } from 'antd'
import { useState } from 'react'
import type { paths } from '../../../shell/api/contract.ts'
import { useWords } from '../../locale/words.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { zones } from '../../ui/zones.ts'
import type { Report } from './queries.ts'

type Begin = paths['/api/v1/communities/{community}/checkup']['post']
export type Order = Begin['requestBody']['content']['application/json']

interface OrderFormProps {
  readonly report: Report
  readonly busy: boolean
  /** Opens it. */
  readonly action: string
  /** Beside a sentence, instead of among a page's buttons. */
  readonly quiet?: boolean
  readonly onStart: (order: Order) => void
}
interface Fields {
  readonly owner?: string
  readonly managers?: readonly string[]
  readonly since?: number
  readonly zone: string
}

const DAY = 86_400_000
const SPANS = [30, 90, 365] as const

/** Makes the checkup again, with other roles, another span or zone. */
export function OrderForm({ report, busy, action, quiet = false, onStart }: OrderFormProps) {
  const t = useWords('checkup')
  const [open, setOpen] = useState(false)
  const { owner, managers, why } = report.roles
  const people = peopleOf(report).map((value) => ({ value, label: value }))
  const submit = (fields: Fields) => {
    setOpen(false)
    onStart({
      owner: fields.owner?.trim() || null,
      managers: [...(fields.managers ?? [])],
      since: fields.since === undefined || fields.since === 0 ? null : (report.to ?? 0) - fields.since * DAY,
      zone: fields.zone,
    })
  }
  return (
    <>
      <Button type={quiet ? 'link' : 'default'} onClick={() => setOpen(true)}>
        {action}
      </Button>
      <Sheet open={open} title={t('again.title')} onClose={() => setOpen(false)}>
        <Form<Fields>
          layout="vertical"
          onFinish={submit}
          initialValues={{
            owner: owner?.name,
            managers: managers.map(({ name }) => name),
            since: 0,
            zone: report.zone,
          }}
        >
          <Form.Item name="owner" label={t('again.owner')} extra={why}>
            <AutoComplete options={people} maxLength={200} allowClear showSearch={{ filterOption: holds }} />
          </Form.Item>
          <Form.Item name="managers" label={t('again.managers')} extra={t('again.managersHelp')}>
            <Select mode="tags" options={people} maxCount={50} tokenSeparators={[',', '，', '、']} />
          </Form.Item>
          <Form.Item name="since" label={t('again.since')}>
            <Select
              options={[
                { value: 0, label: t('again.all') },
                ...SPANS.map((days) => ({ value: days, label: t('again.days', { days }) })),
              ]}
            />
          </Form.Item>
          <Form.Item name="zone" label={t('again.zone')}>
            <Select showSearch options={zones.all.map((value) => ({ value, label: value }))} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={busy} block>
            {t('again.start')}
          </Button>
        </Form>
      </Sheet>
    </>
  )
}

const holds = (typed: string, option: { readonly value: string } | undefined): boolean =>
  option?.value.toLowerCase().includes(typed.toLowerCase()) ?? false

/** People whom the report names, the busiest first: one of them is mostly the owner. */
function peopleOf({ problems, vitals }: Report): readonly string[] {
  const charts = [...vitals.charts, ...problems.flatMap((problem) => problem.charts)]
  const names = charts.flatMap((chart) =>
    chart.kind === 'network' ? chart.nodes.map(({ name }) => name) : [],
  )
  return [...new Set(names)]
}
