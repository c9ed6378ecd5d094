import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { api, ask } from '../../api/client.ts'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { Failure } from '../../ui/failure.tsx'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { InviteSheet } from './invite-sheet.tsx'
import { OpenInvitations } from './open-invitations.tsx'
import { OperatorLine } from './operator-line.tsx'
import styles from './people.module.css'
import { RightsLegend } from './rights-legend.tsx'

/** Who runs the community, and what each of them may. */
export function PeoplePage() {
  const t = useWords('people')
  const community = useCommunity()
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
      width="text"
    >
      {found.isPending ? <Waiting rows={3} /> : null}
      {found.isError ? <Failure error={found.error} retry={() => void found.refetch()} /> : null}
      {found.data ? (
        <ul className={styles['list']} aria-label={t('everyone')}>
          {operators.map((operator) => (
            <OperatorLine key={operator.id} operator={operator} withActs={isSteward} />
          ))}
        </ul>
      ) : null}
      {isSteward && operators.length === 1 ? <p className={styles['alone']}>{t('alone')}</p> : null}
      {isSteward ? <OpenInvitations /> : null}
      <RightsLegend />
      <InviteSheet open={inviting} onClose={() => setInviting(false)} />
    </Page>
  )
}
