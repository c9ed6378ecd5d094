import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { api, ask } from '../../api/client.ts'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'

interface MemberChoiceProps {
  readonly platform: string
  /** Given by the form around it. */
  readonly id?: string
  readonly value?: string
  readonly onChange?: (member: string) => void
}

/** Finds one member of a platform by name. */
export function MemberChoice({ platform, ...field }: MemberChoiceProps) {
  const t = useWords('accounts')
  const { id: community } = useCommunity()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const found = useQuery({
    queryKey: ['members', community, 'by-name', q],
    queryFn: () =>
      ask(
        api.GET('/api/v1/communities/{community}/members/search', {
          params: { path: { community }, query: { limit: '60', ...(q === '' ? {} : { q }) } },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const members = (found.data?.members ?? []).filter(({ handles }) =>
    handles.some((handle) => handle.platform === platform),
  )
  return (
    <Select
      {...field}
      placeholder={t('test.find')}
      loading={found.isPending}
      notFoundContent={found.isPending ? null : t('test.nobodyFound')}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={members.map(({ id, name, handles }) => ({
        value: id,
        label: name ?? handles[0]?.native ?? id,
      }))}
    />
  )
}
