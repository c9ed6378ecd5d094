import { useQuery } from '@tanstack/react-query'
import { Checkbox, Form, Input, Radio, Select } from 'antd'
import { api, ask } from '../../api/client.ts'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { useSession } from '../../session.ts'
import styles from './people.module.css'
import { RIGHTS } from './types.ts'
import type { RightGiven } from './types.ts'

/** Which right, where, and over which groups. */
export function RightFields() {
  const t = useWords('people')
  const { rights } = useSession()
  const form = Form.useFormInstance<RightGiven>()
  const right = Form.useWatch('right', form)
  const everywhere = Form.useWatch('everywhere', form)
  const isLimited = Form.useWatch('isLimited', form)
  const overAll = rights.some((held) => held.community === 'all' && held.right === 'steward')
  const canLimit = right === 'manager' && everywhere !== true
  return (
    <>
      <Form.Item name="right" label={t('right')} rules={[{ required: true, message: t('needed') }]}>
        <Radio.Group className={styles['stack'] ?? ''}>
          {RIGHTS.map((each) => (
            <Radio key={each} value={each}>
              {t(`rights.${each}`)}
              <span className={styles['explain']}>{t(`explain.${each}`)}</span>
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      {canLimit ? (
        <Form.Item name="isLimited" valuePropName="checked">
          <Checkbox>{t('limited')}</Checkbox>
        </Form.Item>
      ) : null}
      {canLimit && isLimited === true ? <LimitFields /> : null}
      {overAll ? (
        <Form.Item name="everywhere" valuePropName="checked">
          <Checkbox>{t('inAll')}</Checkbox>
        </Form.Item>
      ) : null}
      <Form.Item name="reason" label={t('reason')}>
        <Input maxLength={500} />
      </Form.Item>
    </>
  )
}

function LimitFields() {
  const t = useWords('people')
  const { id } = useCommunity()
  const found = useQuery({
    queryKey: ['groups', id],
    queryFn: () =>
      ask(api.GET('/api/v1/communities/{community}/groups', { params: { path: { community: id } } })),
  })
  const groups = found.data?.groups ?? []
  const kinds = [...new Set(groups.flatMap(({ kind }) => (kind === null ? [] : [kind])))]
  return (
    <>
      <Form.Item name="kinds" label={t('pickKinds')}>
        <Select
          mode="multiple"
          loading={found.isPending}
          options={kinds.map((kind) => ({ value: kind, label: kind }))}
        />
      </Form.Item>
      <Form.Item name="groups" label={t('pickGroups')}>
        <Select
          mode="multiple"
          loading={found.isPending}
          optionFilterProp="label"
          options={groups.map((group) => ({ value: group.id, label: group.name ?? group.native }))}
        />
      </Form.Item>
    </>
  )
}
