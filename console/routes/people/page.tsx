import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { api, ask } from '../../api/client.ts'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { useSession } from '../../session.ts'
import { Failure } from '../../ui/failure.tsx'
import { Page } from '../../ui/page.tsx'
import { Rows } from '../../ui/rows.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { InviteSheet } from './invite-sheet.tsx'
import { OpenInvitations } from './open-invitations.tsx'
import { OperatorActs } from './operator-acts.tsx'
import styles from './people.module.css'
import { Reach } from './reach.tsx'
import type { Operator } from './types.ts'

export function PeoplePage() {
  const t = useWords('people')
  const community = useCommunity()
  const { operator: me } = useSession()
  const [inviting, setInviting] = useState(false)
  const found = useQuery({
    queryKey: ['operators', community.id],
    queryFn: () =>
      ask(
        api.GET('/api/v1/communities/{community}/operators', {
          params: { path: { community: community.id } },
        }),
      ),
  })
  const isSteward = community.can('steward')
  const operators = found.data?.operators ?? []
  const nameOf = ({ id, name }: Operator) => (id === me.id ? `${name} (${t('you')})` : name)
  return (
    <Page
      title={t('common:pages.people')}
      finding={found.data ? t('finding', { count: operators.length }) : null}
      actions={
        isSteward ? (
          <Button type="primary" onClick={() => setInviting(true)}>
            {t('invite')}
          </Button>
        ) : (
          <span className={styles['soft']}>{t('onlySteward')}</span>
        )
      }
    >
      {found.isPending ? <Waiting rows={3} /> : null}
      {found.isError ? <Failure error={found.error} retry={() => void found.refetch()} /> : null}
      {found.data ? (
        <Rows<Operator>
          label={t('title')}
          items={operators}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', title: t('name'), render: (_, operator) => nameOf(operator) },
            {
              key: 'right',
              title: t('right'),
              render: (_, { right }) => (
                <span className={styles['words']}>
                  <span>{t(`rights.${right}`)}</span>
                  <span className={styles['soft']}>{t(`explain.${right}`)}</span>
                </span>
              ),
            },
            { key: 'reach', title: t('reach'), render: (_, operator) => <Reach operator={operator} /> },
            ...(isSteward
              ? [
                  {
                    key: 'acts',
                    title: <span className="unseen">{t('change')}</span>,
                    align: 'right' as const,
                    render: (_: unknown, operator: Operator) => <OperatorActs operator={operator} />,
                  },
                ]
              : []),
          ]}
          card={(operator) => (
            <div className={styles['card']}>
              <span className={styles['words']}>
                <strong>{nameOf(operator)}</strong>
                <span>
                  {t(`rights.${operator.right}`)} · <Reach operator={operator} />
                </span>
              </span>
              {isSteward ? <OperatorActs operator={operator} /> : null}
            </div>
          )}
        />
      ) : null}
      {isSteward ? <OpenInvitations /> : null}
      <InviteSheet open={inviting} onClose={() => setInviting(false)} />
    </Page>
  )
}
