import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo } from 'react'
import { api, ask } from '../../api/client.ts'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { useFormat } from '../../ui/format.ts'
import { useToast } from '../../ui/toast.ts'
import styles from './checkup.module.css'
import own from './cures.module.css'
import type { Replay } from './queries.ts'
import { ruleTitles } from './rule-titles.ts'

/** What the draft would have done with the history of the report. */
export function Replayed({ source }: { readonly source: string }) {
  const t = useWords('checkup')
  const { id } = useCommunity()
  const toast = useToast()
  const running = useMutation({
    mutationFn: (text: string) =>
      ask(
        api.POST('/api/v1/communities/{community}/checkup/replay', {
          params: { path: { community: id } },
          body: { source: text },
        }),
      ),
    onError: toast.failed,
  })
  const { data } = running
  // What was found of another text says nothing of this one.
  const found = running.variables === source ? data : undefined
  return (
    <div className={own['replayed']}>
      <Button
        type={found ? 'default' : 'primary'}
        loading={running.isPending}
        onClick={() => running.mutate(source)}
      >
        {t('replay.run')}
      </Button>
      <div role="status">{found ? <Found found={found} source={source} /> : null}</div>
    </div>
  )
}

function Found({ found, source }: { readonly found: Replay; readonly source: string }) {
  const t = useWords('checkup')
  const format = useFormat()
  const titles = useMemo(() => ruleTitles(source), [source])
  const { events, fired, members, rules } = found
  const active = rules.filter((rule) => rule.fired > 0).toSorted((a, b) => b.fired - a.fired)
  const silent = rules.filter((rule) => rule.fired === 0)
  const titleOf = (rule: string) => titles.get(rule) ?? rule
  return (
    <>
      <p>
        {t('replay.found', {
          events: format.number(events),
          fired: format.number(fired),
          count: members,
          members: format.number(members),
        })}
      </p>
      <ul className={own['rules']}>
        {active.map((rule) => (
          <li key={rule.rule}>
            <strong>{titleOf(rule.rule)}</strong>{' '}
            {t('replay.rule', { count: rule.fired, fired: format.number(rule.fired) })}
            {rule.members > 0 ? ` · ${t('replay.hit', { count: rule.members })}` : ''}
            {rule.examples[0] ? (
              <q className={styles['soft']}>
                <bdi>{rule.examples[0].name}</bdi>: {rule.examples[0].text}
              </q>
            ) : null}
          </li>
        ))}
      </ul>
      {silent.length > 0 ? (
        <p className={styles['soft']}>
          {t('replay.silent', { rules: format.list(silent.map(({ rule }) => titleOf(rule))) })}
        </p>
      ) : null}
    </>
  )
}
