import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { Schemas } from '../../../shell/api/contract.ts'
import { api, ask } from '../../api/client.ts'
import { useLanguage, useWords } from '../../locale/words.ts'
import { Fault } from '../../parts/threshold/threshold.tsx'
import { useFormat } from '../../ui/format.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { When } from '../../ui/when.tsx'
import styles from './mine.module.css'

type Held = Schemas['HeldAboutMember']

/** Everything that is held, and how to take it along. */
export function HeldView({ onEnd }: { readonly onEnd: () => void }) {
  const t = useWords('mine')
  const language = useLanguage()
  const found = useInfiniteQuery({
    queryKey: ['mine', language],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      ask(api.GET('/api/v1/mine', { params: { query: pageParam === null ? {} : { before: pageParam } } })),
    getNextPageParam: ({ next }) => next,
    retry: false,
  })
  if (found.isPending) return <Waiting rows={6} />
  if (found.isError) return <Fault error={found.error} />
  const [held] = found.data.pages
  if (!held) return null
  return (
    <>
      <p>{t('of', { community: held.community })}</p>
      <div className={styles['acts']}>
        <Button type="primary" href={`/api/v1/mine/download?lang=${language}`} download>
          {t('download')}
        </Button>
        <Button onClick={onEnd}>{t('end')}</Button>
      </div>
      <Facts held={held} />
      <Entries held={held} />
      <section className={styles['part']}>
        <h2>{t('happened')}</h2>
        <ul>
          {found.data.pages
            .flatMap(({ happenings }) => happenings)
            .map((each) => (
              <Happening key={each.seq} happening={each} />
            ))}
        </ul>
        {found.hasNextPage ? (
          <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('more')}
          </Button>
        ) : null}
      </section>
      <p className={styles['soft']}>{t('erase')}</p>
    </>
  )
}

function Facts({ held }: { readonly held: Held }) {
  const t = useWords('mine')
  const format = useFormat()
  const listed = (items: readonly string[]) => (items.length === 0 ? t('none') : format.list([...items]))
  return (
    <dl className={styles['facts']}>
      <div>
        <dt>{t('handles')}</dt>
        {held.handles.map(({ platform, native, name }) => (
          <dd key={`${platform}/${native}`}>
            {name ?? t('unknown')} <span className={styles['soft']}>{platform}</span>
          </dd>
        ))}
      </div>
      <div>
        <dt>{t('roles')}</dt>
        <dd>{listed(held.roles)}</dd>
      </div>
      <div>
        <dt>{t('tags')}</dt>
        <dd>{listed(held.tags)}</dd>
      </div>
      <div>
        <dt>{t('points')}</dt>
        <dd>{format.number(held.points)}</dd>
      </div>
      <div>
        <dt>{t('messages')}</dt>
        <dd>{format.number(held.messages)}</dd>
      </div>
    </dl>
  )
}

function Entries({ held }: { readonly held: Held }) {
  const t = useWords('mine')
  const format = useFormat()
  return (
    <section className={styles['part']}>
      <h2>{t('entries')}</h2>
      {held.entries.length === 0 ? <p className={styles['soft']}>{t('emptyEntries')}</p> : null}
      <ul>
        {held.entries.slice(0, 50).map(({ at, amount, rule }, place) => (
          <li key={`${at}-${rule}-${place}`}>
            {amount > 0 ? '+' : ''}
            {format.number(amount)} · {rule}{' '}
            <span className={styles['soft']}>
              <When at={at} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Happening({ happening }: { readonly happening: Held['happenings'][number] }) {
  const t = useWords('mine')
  const { at, kind, group, text, rules, acts } = happening
  return (
    <li className={styles['line']}>
      <span className={styles['soft']}>
        {t(`kinds.${wordOf(kind)}`)} {group === null ? null : `· ${group}`} · <When at={at} />
      </span>
      {wordOf(kind) === 'message' || text !== null ? (
        <span className={styles['text']}>{text ?? t('noText')}</span>
      ) : null}
      {rules.map((rule) => (
        <span key={rule}>{t('rule', { rule })}</span>
      ))}
      {acts.map((act, place) => (
        <span key={`${act.kind}-${place}`} className={styles['soft']}>
          {t('act', { act: [act.kind, act.rule, act.text].filter(Boolean).join(' · ') })}
        </span>
      ))}
    </li>
  )
}

function wordOf(kind: string): 'message' | 'joined' | 'left' | 'verdict' | 'other' {
  if (kind === 'message.sent' || kind === 'message.edited') return 'message'
  if (kind === 'member.joined') return 'joined'
  if (kind === 'member.left' || kind === 'member.removed') return 'left'
  return kind === 'verdict.given' ? 'verdict' : 'other'
}
