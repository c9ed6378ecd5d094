import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Segmented, Select } from 'antd'
import { api, ask } from '../../api/client.ts'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { usePhone } from '../../ui/width.ts'
import styles from './audit.module.css'
import type { AuditSearch, NamedAct } from './search.ts'

interface FiltersProps {
  readonly search: AuditSearch
  /** May look at signing in as well. */
  readonly overAll: boolean
  readonly act: string | undefined
  readonly acts: readonly NamedAct[]
  readonly onAct: (act: NamedAct | undefined) => Partial<AuditSearch>
}

/** Which list, whose acts, which acts. */
export function Filters({ search, overAll, act, acts, onAct }: FiltersProps) {
  const t = useWords('audit')
  const { id: community } = useCommunity()
  const phone = usePhone()
  const navigate = useNavigate({ from: '/c/$community/audit' })
  const people = useQuery({
    queryKey: ['operators', community],
    queryFn: () =>
      ask(api.GET('/api/v1/communities/{community}/operators', { params: { path: { community } } })),
  })
  const change = (by: Partial<AuditSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...by }), replace: true })
  return (
    <div className={styles['filters']}>
      {overAll ? (
        <Segmented
          aria-label={t('label')}
          className={styles['list'] ?? ''}
          block={phone}
          value={search.list ?? 'community'}
          onChange={(list) => change({ list: list === 'community' ? undefined : list })}
          options={[
            { value: 'community' as const, label: t('community') },
            { value: 'sign-ins' as const, label: t('signIns') },
          ]}
        />
      ) : null}
      <Select
        aria-label={t('who')}
        className={styles['filter'] ?? ''}
        value={search.operator ?? ''}
        popupMatchSelectWidth={false}
        onChange={(operator) => change({ operator: operator === '' ? undefined : operator })}
        options={[
          { value: '', label: t('anybody') },
          ...(people.data?.operators.map(({ id, name }) => ({ value: id, label: name })) ?? []),
        ]}
      />
      <Select
        aria-label={t('which')}
        className={styles['filter'] ?? ''}
        value={act ?? ''}
        popupMatchSelectWidth={false}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(chosen) => change(onAct(acts.find((each) => each === chosen)))}
        options={[
          { value: '', label: t('anything') },
          ...acts.map((each) => ({ value: each, label: t(`acts.${each}`) })),
        ]}
      />
    </div>
  )
}
