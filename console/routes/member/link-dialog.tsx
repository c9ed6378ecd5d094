import { Alert, Button, Input, Tag } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask } from '../../api/client.ts'
import { useWords } from '../../locale/words.ts'
import { Failure } from '../../ui/failure.tsx'
import { useFormat } from '../../ui/format.ts'
import { Person } from '../../ui/person.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { platformName } from '../members/platform-name.ts'
import { useMembers } from '../members/use-members.ts'
import { Handles } from './handles.tsx'
import styles from './member.module.css'
import { useWrite } from './use-member.ts'
import type { Place } from './use-member.ts'

interface LinkDialogProps {
  readonly place: Place
  readonly open: boolean
  readonly onClose: () => void
}

const SHOWN = 12

/** Finds the other member, shows what comes together, and says that nothing takes it back. */
export function LinkDialog({ place, open, onClose }: LinkDialogProps) {
  const t = useWords('members')
  const [q, setQ] = useState('')
  const [other, setOther] = useState<string | null>(null)
  const close = () => {
    setOther(null)
    setQ('')
    onClose()
  }
  return (
    <Sheet title={t('link.title')} open={open} onClose={close}>
      <p>{t('link.text')}</p>
      <Input.Search
        allowClear
        value={q}
        aria-label={t('link.find')}
        placeholder={t('link.find')}
        onChange={(event) => {
          setQ(event.target.value)
          setOther(null)
        }}
      />
      {other === null ? (
        <Candidates place={place} q={q} onChoose={setOther} />
      ) : (
        <Preview place={place} other={other} onDone={close} />
      )}
    </Sheet>
  )
}

interface CandidatesProps {
  readonly place: Place
  readonly q: string
  readonly onChoose: (member: string) => void
}

function Candidates({ place, q, onChoose }: CandidatesProps) {
  const t = useWords('members')
  const found = useMembers(place.community, q.trim() === '' ? {} : { q: q.trim() })
  const members = found.data?.pages[0]?.members.filter(({ id }) => id !== place.member) ?? []
  return (
    <ul className={styles['candidates']}>
      {members.slice(0, SHOWN).map(({ id, name, role, handles }) => (
        <li key={id}>
          <button type="button" onClick={() => onChoose(id)}>
            <Person name={name} role={role} />
            <span className={styles['soft']}>
              {handles.map(({ platform, native }) => `${platformName(platform, t)} · ${native}`).join('，')}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

interface PreviewProps {
  readonly place: Place
  readonly other: string
  readonly onDone: () => void
}

function Preview({ place, other, onDone }: PreviewProps) {
  const t = useWords('members')
  const format = useFormat()
  const write = useWrite(place)
  const [reason, setReason] = useState('')
  const params = { path: { ...place, other } }
  const { data, error } = useQuery({
    // Not among the members: once they are linked there is nothing more to be asked.
    queryKey: ['member-link', place.community, place.member, other],
    gcTime: 0,
    queryFn: () => ask(api.GET('/api/v1/communities/{community}/members/{member}/link/{other}', { params })),
  })
  if (error) return <Failure error={error} />
  if (!data) return null
  const { together, both } = data
  const link = async () => {
    await write(
      () =>
        ask(
          api.POST('/api/v1/communities/{community}/members/{member}/link', {
            params: { path: { ...place } },
            body: { other, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) },
          }),
        ),
      t('link.done'),
      onDone,
    )
  }
  return (
    <div className={styles['preview']}>
      <h3>{t('link.together')}</h3>
      <p>
        {[t('points', { count: together.points }), t('one.messages', { count: together.messages })].join(
          ' · ',
        )}
      </p>
      <Handles handles={together.handles} />
      <p>
        {[...together.roles, ...together.tags].map((label) => (
          <Tag key={label}>{label}</Tag>
        ))}
      </p>
      {both.length > 0 ? (
        <Alert type="warning" title={t('link.both', { groups: format.list(both) })} />
      ) : null}
      <Alert type="error" title={t('link.warning')} />
      <Input
        aria-label={t('link.reason')}
        placeholder={t('link.reason')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button type="primary" danger block size="large" onClick={() => void link()}>
        {t('link.confirm')}
      </Button>
    </div>
  )
}
