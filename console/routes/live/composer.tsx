import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { api, ask } from '../../api/client.ts'
import type { Schemas } from '../../../shell/api/contract.ts'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { GrowingText } from '../../ui/growing-text.tsx'
import { useToast } from '../../ui/toast.ts'
import { usePhone } from '../../ui/width.ts'
import styles from './live.module.css'

type Room = Schemas['RoomGroup']

const SHAPES = { owner: '◆', admin: '▲', member: '○' } as const
const RANK = { owner: 0, admin: 1, member: 2 } as const

/** The built-in room’s bar: speaks for one of its invented members. Nothing where there is no room. */
export function Composer() {
  const { id: community } = useCommunity()
  const { data } = useQuery({
    queryKey: ['room', community],
    queryFn: () => ask(api.GET('/api/v1/communities/{community}/room', { params: { path: { community } } })),
  })
  const groups = data?.groups ?? []
  const t = useWords('live')
  const phone = usePhone()
  const [open, setOpen] = useState(false)
  if (groups.length === 0) return null
  if (phone && !open) {
    return (
      <Button type="text" className={styles['play']} onClick={() => setOpen(true)}>
        {t('room.title')}
      </Button>
    )
  }
  return <RoomBar community={community} groups={groups} />
}

interface RoomBarProps {
  readonly community: string
  readonly groups: readonly Room[]
}

function RoomBar({ community, groups }: RoomBarProps) {
  const t = useWords('live')
  const toast = useToast()
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const [speaker, setSpeaker] = useState<string | null>(null)
  const group = groups.find(({ native }) => native === chosen) ?? groups[0]
  const persons = (group?.persons ?? []).toSorted((left, right) => RANK[left.role] - RANK[right.role])
  const person =
    persons.find(({ native }) => native === speaker) ??
    persons.find(({ role }) => role === 'member') ??
    persons[0]
  const path = { community }
  const say = useMutation({
    mutationFn: (words: string) =>
      ask(
        api.POST('/api/v1/communities/{community}/room/messages', {
          params: { path },
          body: { group: group?.native ?? '', person: person?.native ?? '', text: words },
        }),
      ),
    onSuccess: () => setText(''),
    onError: toast.failed,
    onSettled: () => void queries.invalidateQueries({ queryKey: ['room', community] }),
  })
  const join = useMutation({
    mutationFn: () =>
      ask(
        api.POST('/api/v1/communities/{community}/room/newcomers', {
          params: { path },
          body: { group: group?.native ?? '' },
        }),
      ),
    onSuccess: async ({ name, native }) => {
      await queries.invalidateQueries({ queryKey: ['room', community] })
      setSpeaker(native)
      toast.done(t('room.joined', { name }))
    },
    onError: toast.failed,
  })
  const send = () => {
    if (text.trim() !== '') say.mutate(text.trim())
  }
  return (
    <form
      className={styles['room']}
      aria-label={t('room.title')}
      onSubmit={(submit) => {
        submit.preventDefault()
        send()
      }}
    >
      <div className={styles['tries']}>
        <span>{t('room.tries')}</span>
        {(['try1', 'try2', 'try3'] as const).map((key) => (
          <Button key={key} size="small" onClick={() => setText(t(`room.${key}`))}>
            {t(`room.${key}`)}
          </Button>
        ))}
      </div>
      <div className={styles['write']}>
        <GrowingText
          value={text}
          rows={1}
          maxLength={10_000}
          aria-label={t('room.text')}
          placeholder={t('room.text')}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={(press) => {
            if (press.key !== 'Enter' || press.shiftKey || press.nativeEvent.isComposing) return
            press.preventDefault()
            send()
          }}
        />
        <Button htmlType="submit" loading={say.isPending} disabled={text.trim() === ''}>
          {t('room.send')}
        </Button>
      </div>
      <div className={styles['as']}>
        <Select
          aria-label={t('room.person')}
          value={person?.native ?? null}
          showSearch={{ optionFilterProp: 'label' }}
          options={persons.map(({ native, name, role, muted }) => ({
            value: native,
            label: `${SHAPES[role]} ${muted ? t('room.muted', { name }) : name}`,
          }))}
          onChange={setSpeaker}
        />
        <Select
          aria-label={t('room.group')}
          value={group?.native ?? null}
          options={groups.map(({ native, name }) => ({ value: native, label: name }))}
          onChange={setChosen}
        />
        <Button type="text" loading={join.isPending} onClick={() => join.mutate()}>
          {t('room.newcomer')}
        </Button>
      </div>
    </form>
  )
}
