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
import own from './cures.module.css'
import type { Problem } from './queries.ts'
import { Replayed } from './replayed.tsx'

/** Ids of the cures that this page put into the draft, and how they change. */
export interface Taken {
  readonly cures: ReadonlySet<string>
  readonly change: (change: (before: ReadonlySet<string>) => ReadonlySet<string>) => void
}

export function useTaken(): Taken {
  const [cures, change] = useState<ReadonlySet<string>>(new Set())
  return { cures, change }
}

interface CuresProps {
  readonly cures: Problem['cures']
  /** Stands on the page already: no cure says it again. */
  readonly headline: string
  readonly mayDraft: boolean
  readonly taken: Taken
}

/** What would help most; each that can be carried out goes into the draft with one tap. */
export function Cures({ cures, headline, mayDraft, taken }: CuresProps) {
  const t = useWords('checkup')
  const { id } = useCommunity()
  const draft = useDraft(id)
  const toast = useToast()
  const adding = useMutation({
    mutationFn: (cure: string) =>
      ask(
        api.POST('/api/v1/communities/{community}/checkup/draft', {
          params: { path: { community: id } },
          body: { cures: [cure], base: draft.source.trim() === '' ? null : draft.source },
        }),
      ),
    onSuccess: ({ source }, cure) => {
      taken.change((before) => new Set([...before, cure]))
      if (source === draft.source) {
        toast.done(t('cures.known'))
        return
      }
      draft.set(source)
      toast.done(t('cures.added'), () => {
        draft.undo()
        taken.change((before) => new Set([...before].filter((each) => each !== cure)))
      })
    },
    onError: toast.failed,
  })
  if (cures.length === 0) return null
  // What was given up or published is in the draft no more.
  const isTaken = (cure: string) => draft.dirty && taken.cures.has(cure)
  return (
    <section className={styles['card']} aria-label={t('cures.title')}>
      <h3>{t('cures.title')}</h3>
      <ul className={own['cures']}>
        {cures.map(({ cure, title, why, points, available }) => (
          <li key={cure}>
            <div>
              <strong>{title}</strong>
              {repeats(why, headline) ? null : <p>{why}</p>}
              <small className={styles['soft']}>{t('cures.points', { points: Math.round(points) })}</small>
            </div>
            {available && mayDraft ? (
              <Button
                loading={adding.isPending && adding.variables === cure}
                disabled={isTaken(cure) || adding.isPending}
                aria-label={`${isTaken(cure) ? t('cures.taken') : t('cures.add')}: ${title}`}
                onClick={() => adding.mutate(cure)}
              >
                {isTaken(cure) ? t('cures.taken') : t('cures.add')}
              </Button>
            ) : null}
            {available ? null : <small className={styles['soft']}>{t('cures.later')}</small>}
          </li>
        ))}
      </ul>
      {draft.dirty && mayDraft ? (
        <div className={own['next']}>
          <Replayed source={draft.source} />
          <Link to="/c/$community/studio" params={{ community: id }}>
            {t('cures.studio')}
          </Link>
        </div>
      ) : null}
    </section>
  )
}

/** Whether a reason says what the headline says, word for word. */
export function repeats(why: string, headline: string): boolean {
  const said = why.replace(/^[^:：]{0,12}[:：]\s*/u, '').replace(/[。.]\s*$/u, '')
  return said !== '' && headline.includes(said)
}
