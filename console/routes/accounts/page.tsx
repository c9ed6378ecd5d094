import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useCommunity } from '../../community.ts'
import { useLanguage, useWords } from '../../locale/words.ts'
import { Empty } from '../../ui/empty.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { AccountCard } from './account-card.tsx'
import { AccountSheet } from './account-sheet.tsx'
import { accountsQuery, platformsQuery } from './accounts.ts'
import type { Account } from './accounts.ts'
import { ConnectSheet } from './connect-sheet.tsx'
import styles from './page.module.css'
import { accountsRoute } from './route.ts'

/** Logins on chat platforms: how each is doing, and what can be done about it. */
export function AccountsPage() {
  const t = useWords('accounts')
  const community = useCommunity()
  const language = useLanguage()
  const search = accountsRoute.useSearch()
  const navigate = useNavigate({ from: accountsRoute.fullPath })
  const found = useQuery(accountsQuery(community.id, language))
  const platforms = useQuery(platformsQuery(language)).data?.platforms ?? []
  const accounts = (found.data?.accounts ?? []).toSorted((a, b) => urgency(a) - urgency(b))
  const steward = community.can('steward')
  const ill = accounts.filter(
    ({ state }) => state.state === 'failed' || state.state === 'disconnected',
  ).length
  const close = () => void navigate({ search: {} })
  const connect = steward ? (
    <Button type="primary" onClick={() => void navigate({ search: { connect: 'choose' } })}>
      {t('connect')}
    </Button>
  ) : null
  return (
    <Page
      title={t('common:pages.accounts')}
      finding={accounts.length === 0 ? undefined : t('finding', { count: accounts.length, ill })}
      actions={accounts.length === 0 ? undefined : connect}
    >
      {found.isPending ? <Waiting rows={3} /> : null}
      {found.isError ? <Failure error={found.error} retry={() => void found.refetch()} /> : null}
      {found.isSuccess && accounts.length === 0 ? (
        <Empty title={t('empty.title')} text={t('empty.text')} action={connect} />
      ) : null}
      <div className={styles['cards']}>
        {accounts.map((account) => (
          <AccountCard
            key={account.id}
            account={account}
            platform={platforms.find(({ platform }) => platform === account.platform)}
            steward={steward}
          />
        ))}
      </div>
      <ConnectSheet wanted={search.connect} platforms={platforms} onClose={close} />
      <AccountSheet
        account={accounts.find(({ id }) => id === search.account)}
        platforms={platforms}
        act={search.do}
        onClose={close}
      />
    </Page>
  )
}

/** What needs somebody comes first, what comes with the house last. */
function urgency({ platform, state }: Account): number {
  if (platform === 'room' || platform === 'history') return 3
  if (state.state === 'failed' || state.state === 'disconnected') return 0
  return state.state === 'closed' ? 2 : 1
}
