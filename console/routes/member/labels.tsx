import { AutoComplete, Button, Dropdown, Tag } from 'antd'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api, ask } from '../../api/client.ts'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import styles from './member.module.css'
import { useWrite } from './use-member.ts'
import type { Member, Place } from './use-member.ts'

interface LabelsProps {
  readonly place: Place
  readonly member: Member
  /** Roles of the charter. */
  readonly offered: readonly string[]
}

/** Roles and tags, given and taken in place. */
export function Labels({ place, member: { roles, tags }, offered }: LabelsProps) {
  const t = useWords('members')
  const { can } = useCommunity()
  const write = useWrite(place)
  const [adding, setAdding] = useState(false)
  const [text, setText] = useState('')
  const params = { path: { ...place } }
  const mark = (act: 'tag' | 'untag', tag: string) =>
    write(
      () =>
        ask(
          api.POST('/api/v1/communities/{community}/members/{member}/tags', { params, body: { act, tag } }),
        ),
      null,
    )
  const role = (act: 'give' | 'take', name: string) =>
    write(
      () =>
        ask(
          api.POST('/api/v1/communities/{community}/members/{member}/roles', {
            params,
            body: { act, role: name },
          }),
        ),
      null,
    )
  const add = async (tag: string) => {
    setAdding(false)
    setText('')
    if (tag.trim() !== '') await mark('tag', tag.trim())
  }
  const free = offered.filter((each) => !roles.includes(each))
  return (
    <div className={styles['labels']} role="group" aria-label={t('labels.title')}>
      {roles.map((each) => (
        <Tag
          key={each}
          color="blue"
          closable={can('steward') ? { 'aria-label': t('labels.take', { role: each }) } : false}
          onClose={(event) => {
            event.preventDefault()
            void role('take', each)
          }}
        >
          {each}
        </Tag>
      ))}
      {tags.map((each) => (
        <Tag
          key={each}
          closable={can('manager') ? { 'aria-label': t('labels.untag', { tag: each }) } : false}
          onClose={(event) => {
            event.preventDefault()
            void mark('untag', each)
          }}
        >
          <Link to="/c/$community/members" params={{ community: place.community }} search={{ tag: each }}>
            {each}
          </Link>
        </Tag>
      ))}
      {can('manager') && !adding ? (
        <Button onClick={() => setAdding(true)}>{t('labels.addTag')}</Button>
      ) : null}
      {adding ? (
        <AutoComplete
          autoFocus
          className={styles['tag'] ?? ''}
          aria-label={t('labels.newTag')}
          placeholder={t('labels.newTag')}
          value={text}
          onChange={setText}
          onBlur={() => void add(text)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void add(text)
            if (event.key === 'Escape') setAdding(false)
          }}
        />
      ) : null}
      {can('steward') && free.length > 0 ? (
        <Dropdown
          trigger={['click']}
          menu={{
            items: free.map((each) => ({ key: each, label: each })),
            onClick: ({ key }) => void role('give', key),
          }}
        >
          <Button>{t('labels.give')}</Button>
        </Dropdown>
      ) : null}
    </div>
  )
}
