import { Button } from 'antd'
import { useState } from 'react'
import { api, ask } from '../../api/client.ts'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { LeaveGuard } from '../../ui/leave-guard.tsx'
import { When } from '../../ui/when.tsx'
import { GrowingText } from '../../ui/growing-text.tsx'
import styles from './member.module.css'
import { Section } from './section.tsx'
import { useWrite } from './use-member.ts'
import type { Place, Profile } from './use-member.ts'

const MOST = 4_000

/** What operators wrote down for each other. */
export function Notes({ place, notes }: { readonly place: Place; readonly notes: Profile['notes'] }) {
  const t = useWords('members')
  const { can } = useCommunity()
  const write = useWrite(place)
  const [text, setText] = useState('')
  const save = async () => {
    const saved = await write(
      () =>
        ask(
          api.POST('/api/v1/communities/{community}/members/{member}/notes', {
            params: { path: { ...place } },
            body: { note: text },
          }),
        ),
      t('notes.saved'),
    )
    if (saved) setText('')
  }
  const remove = (note: string) =>
    write(
      () =>
        ask(
          api.DELETE('/api/v1/communities/{community}/members/{member}/notes/{note}', {
            params: { path: { ...place, note } },
          }),
        ),
      t('notes.removed'),
    )
  return (
    <Section title={t('notes.title')}>
      <LeaveGuard dirty={text.trim() !== ''} />
      {can('manager') ? (
        <div className={styles['write']}>
          <GrowingText
            aria-label={t('notes.write')}
            placeholder={t('notes.write')}
            maxLength={MOST}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          {text.trim() === '' ? null : <Button onClick={() => void save()}>{t('notes.save')}</Button>}
        </div>
      ) : null}
      {notes.length === 0 ? <p className={styles['soft']}>{t('notes.none')}</p> : null}
      {notes.map(({ seq, at, operator, text: said }) => (
        <article key={seq} className={styles['note']}>
          <p>{said}</p>
          <footer className={styles['soft']}>
            {t('notes.by', { name: operator })} · <When at={at} />
            {can('manager') ? (
              <Button type="link" onClick={() => void remove(seq)}>
                {t('notes.remove')}
              </Button>
            ) : null}
          </footer>
        </article>
      ))}
    </Section>
  )
}
