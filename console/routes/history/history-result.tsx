import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { api, ask } from '../../api/client.ts'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { useFormat } from '../../ui/format.ts'
import { useToast } from '../../ui/toast.ts'
import styles from './card.module.css'
import { isTable } from './chosen.ts'
import { DaysChart } from './days-chart.tsx'
import { historyQuery } from './histories.ts'
import type { History } from './histories.ts'
import { HistoryGroups } from './history-groups.tsx'
import { Skipped } from './skipped.tsx'

interface HistoryResultProps {
  readonly history: History
  readonly mayBring: boolean
}

/** What a history held, and how it ended. */
export function HistoryResult({ history, mayBring }: HistoryResultProps) {
  const t = useWords('history')
  const format = useFormat()
  const { id } = useCommunity()
  const detail = useQuery(historyQuery(id, history.id, false))
  const { figures, fault, state } = history
  const { messages, members, groups, from, to, fresh, known } = figures
  return (
    <section className={styles['card']} aria-label={history.name}>
      <div className={styles['head']}>
        <span className={styles['soft']}>
          {history.name} · {t(`states.${state}`)}
          {history.format ? ` · ${formatName(t, history.format)}` : ''}
        </span>
      </div>
      {fault ? (
        <p className={styles['fault']} role="alert">
          {fault.message}
        </p>
      ) : null}
      {fault?.code === 'unknown-format' && isTable(history.name) ? <p>{t('tableCure')}</p> : null}
      {messages > 0 && from !== null && to !== null ? (
        <>
          <h2 className={styles['finding']}>
            {t('result', {
              messages: format.number(messages),
              groups: groups.length,
              members: format.number(members),
            })}
          </h2>
          <dl className={styles['figures']}>
            <Figure name={t('figures.fresh')} value={format.number(fresh)} />
            <Figure name={t('figures.known')} value={format.number(known)} />
            <Figure name={t('figures.from')} value={format.day(from)} />
            <Figure name={t('figures.to')} value={format.day(to)} />
          </dl>
          {detail.data ? <DaysChart days={detail.data.days} /> : null}
          <HistoryGroups groups={groups} />
        </>
      ) : null}
      <Skipped figures={figures} format={history.format} />
      <Acts history={history} mayBring={mayBring} />
    </section>
  )
}

const FORMATS = [
  'telegram',
  'telegram-html',
  'discord',
  'discord-html',
  'whatsapp',
  'wechat-copied',
  'memotrace',
  'chatlog',
  'weflow',
  'qq',
  'qq-exporter',
  'qq-exporter-chunks',
  'line',
  'signal',
  'signal-desktop',
  'instagram',
  'slack',
  'zulip',
  'zulip-archive',
  'matrix',
  'irc',
  'chatlab',
  'table',
  'neutral',
] as const

function formatName(t: ReturnType<typeof useWords<'history'>>, name: string): string {
  const known = FORMATS.find((each) => each === name)
  return known ? t(`formats.${known}`) : name
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function Acts({ history, mayBring }: HistoryResultProps) {
  const t = useWords('history')
  const { id, can } = useCommunity()
  const client = useQueryClient()
  const toast = useToast()
  const path = { community: id, history: history.id }
  const look = () => client.invalidateQueries({ queryKey: ['histories', id] })
  const restarting = useMutation({
    mutationFn: (lenient: boolean) =>
      ask(
        api.POST('/api/v1/communities/{community}/histories/{history}/restart', {
          params: { path },
          body: { lenient },
        }),
      ),
    onError: toast.failed,
    onSettled: look,
  })
  const removing = useMutation({
    mutationFn: () =>
      ask(api.DELETE('/api/v1/communities/{community}/histories/{history}', { params: { path } })),
    onError: toast.failed,
    onSettled: look,
  })
  const lenient = history.fault?.code === 'too-many-broken'
  return (
    <div className={styles['acts']}>
      {history.state === 'done' && history.figures.groups.length > 0 && can('manager') ? (
        <Link to="/c/$community/groups" params={{ community: id }}>
          {t('assign')}
        </Link>
      ) : null}
      {mayBring && history.kept ? (
        <Button loading={restarting.isPending} onClick={() => restarting.mutate(lenient)}>
          {lenient ? t('restartLenient') : t('restart')}
        </Button>
      ) : null}
      {mayBring ? (
        <Button type="text" loading={removing.isPending} onClick={() => removing.mutate()}>
          {t('remove')}
        </Button>
      ) : null}
    </div>
  )
}
