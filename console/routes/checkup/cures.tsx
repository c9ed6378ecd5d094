import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { api, ask } from '../../api/client.ts'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { useDraft } from '../../parts/draft/draft.ts'
import { useToast } from '../../ui/toast.ts'
import styles from './checkup.module.css'
import type { Problem } from './queries.ts'
import { Replayed } from './replayed.tsx'

interface CuresProps {
  readonly cures: Problem['cures']
  readonly mayDraft: boolean
}

/** What would help most; each that can be carried out goes into the draft with one tap. */
export function Cures({ cures, mayDraft }: CuresProps) {
  const t = useWords('checkup')
  const { id } = useCommunity()
  const draft = useDraft(id)
  const toast = useToast()
  const [taken, setTaken] = useState<readonly string[]>([])
  const adding = useMutation({
    mutationFn: (cure: string) =>
      ask(
        api.POST('/api/v1/communities/{community}/checkup/draft', {
          params: { path: { community: id } },
          body: { cures: [cure], base: draft.source.trim() === '' ? null : draft.source },
        }),
      ),
    onSuccess: ({ source }, cure) => {
      draft.set(source)
      setTaken((before) => [...before, cure])
      toast.done(t('cures.added'), draft.undo)
    },
    onError: toast.failed,
  })
  if (cures.length === 0) return null
  return (
    <section className={styles['card']} aria-label={t('cures.title')}>
      <h3>{t('cures.title')}</h3>
      <ul className={styles['cures']}>
        {cures.map(({ cure, title, why, points, available }) => (
          <li key={cure}>
            <div>
              <strong>{title}</strong>
              <p>{why}</p>
              <small className={styles['soft']}>{t('cures.points', { points: Math.round(points) })}</small>
            </div>
            {available && mayDraft ? (
              <Button
                loading={adding.isPending && adding.variables === cure}
                disabled={taken.includes(cure)}
                onClick={() => adding.mutate(cure)}
              >
                {taken.includes(cure) ? t('cures.taken') : t('cures.add')}
              </Button>
            ) : null}
            {available ? null : <small>{t('cures.later')}</small>}
          </li>
        ))}
      </ul>
      {draft.dirty && mayDraft ? (
        <div className={styles['next']}>
          <Replayed source={draft.source} />
          <Link to="/c/$community/studio" params={{ community: id }}>
            {t('cures.studio')}
          </Link>
        </div>
      ) : null}
    </section>
  )
}
