import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, Link } from '@tanstack/react-router'
import { Button, Form, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { api, ask } from '../../api/client.ts'
import { useLanguage, useWords } from '../../locale/words.ts'
import { Failure } from '../../ui/failure.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { BLANK, CharterChoice } from './charter-choice.tsx'
import styles from './found-community.module.css'
import { zones } from '../../ui/zones.ts'

interface Draft {
  readonly name: string
  readonly timezone: string
  /** Of a blank charter. */
  readonly language?: 'zh-CN' | 'en'
  readonly purpose?: string
  readonly charter: string
}

const DESTINATIONS = {
  history: '/c/$community/history',
  accounts: '/c/$community/accounts',
  studio: '/c/$community/studio',
} as const

interface FoundCommunityProps {
  /** Where to go with it. */
  readonly next: keyof typeof DESTINATIONS
}

/** Name, zone and first charter of a new community. */
export function FoundCommunity({ next }: FoundCommunityProps) {
  const t = useWords('welcome')
  const language = useLanguage()
  const navigate = useNavigate()
  const client = useQueryClient()
  const ready = useQuery({
    queryKey: ['charters', 'ready', language],
    queryFn: () => ask(api.GET('/api/v1/charters/ready')),
  })
  const founding = useMutation({
    mutationFn: (draft: Draft) => ask(api.POST('/api/v1/communities', { body: bodyOf(draft) })),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['communities'] })
      await navigate({ to: DESTINATIONS[next], params: { community: id } })
    },
  })
  const [form] = Form.useForm<Draft>()
  // Who brings a history gets the rules from its checkup.
  const [choosing, setChoosing] = useState(next !== 'history')
  const charter = Form.useWatch('charter', form)
  if (ready.isPending) return <Waiting rows={4} />
  if (ready.isError) return <Failure error={ready.error} retry={() => void ready.refetch()} />
  const { charters } = ready.data
  const suggested = charters.find(({ languages }) => languages.includes(language))?.id ?? BLANK
  return (
    <Form<Draft>
      form={form}
      layout="vertical"
      requiredMark={false}
      className={styles['form'] ?? ''}
      initialValues={{ timezone: zones.here, language, charter: choosing ? suggested : BLANK }}
      onFinish={(draft) => founding.mutate(draft)}
    >
      <Form.Item
        name="name"
        label={t('found.name')}
        rules={[{ required: true, whitespace: true, message: t('found.nameNeeded') }]}
      >
        <Input maxLength={100} size="large" placeholder={t('found.nameExample')} autoFocus />
      </Form.Item>
      <Form.Item name="timezone" label={t('found.zone')} extra={t('found.zoneHelp')}>
        <Select showSearch size="large" options={zones.all.map((value) => ({ value, label: value }))} />
      </Form.Item>
      <Form.Item name="charter" label={t('found.charter')} extra={t('found.charterHelp')} hidden={!choosing}>
        <CharterChoice charters={charters} />
      </Form.Item>
      {charter === BLANK ? (
        <>
          <Form.Item name="language" label={t('found.language')}>
            <Segmented
              options={[
                { value: 'zh-CN', label: '中文' },
                { value: 'en', label: 'English' },
              ]}
            />
          </Form.Item>
          <Form.Item name="purpose" label={t('found.purpose')}>
            <Input maxLength={500} placeholder={t('found.purposeExample')} />
          </Form.Item>
        </>
      ) : null}
      {founding.isError ? <Failure error={founding.error} /> : null}
      <div className={styles['acts']}>
        <Button type="primary" size="large" htmlType="submit" loading={founding.isPending}>
          {t('found.action')}
        </Button>
        {choosing ? null : (
          <Button
            type="text"
            size="large"
            onClick={() => {
              setChoosing(true)
              form.setFieldValue('charter', suggested)
            }}
          >
            {t('found.ready')}
          </Button>
        )}
        <Link to="/welcome" search={{}}>
          {t('found.back')}
        </Link>
      </div>
    </Form>
  )
}

function bodyOf({ name, timezone, language, purpose, charter }: Draft) {
  const words = purpose?.trim()
  return {
    name,
    timezone,
    ...(language === undefined ? {} : { languages: [language] }),
    charter:
      charter === BLANK
        ? { from: 'blank' as const, ...(words ? { purpose: words } : {}) }
        : { from: 'ready' as const, id: charter },
  }
}
