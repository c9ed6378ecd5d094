import { Link } from '@tanstack/react-router'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { api, ask } from '../../api/client.ts'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { useToast } from '../../ui/toast.ts'
import { When } from '../../ui/when.tsx'
import { Abilities } from './abilities.tsx'
import styles from './account-card.module.css'
import type { Account, Platform } from './accounts.ts'
import { Address } from './address.tsx'
import { StateMark } from './state-mark.tsx'
import { useGroups } from './use-groups.ts'

/** Platforms that come with the house: nothing about them can be set. */
const BUILT_IN: ReadonlySet<string> = new Set(['room', 'history'])

interface AccountCardProps {
  readonly account: Account
  readonly platform: Platform | undefined
  readonly steward: boolean
}

/** One login: how it is, what is wrong and what helps, what it can do. */
export function AccountCard({ account, platform, steward }: AccountCardProps) {
  const t = useWords('accounts')
  const { state, addresses } = account
  const groups = useGroups(account).length
  const builtIn = BUILT_IN.has(account.platform)
  return (
    <article className={styles['card']} aria-label={account.name}>
      <header className={styles['head']}>
        <div>
          <h2>{account.platform === 'history' ? t('platforms.history') : account.name}</h2>
          {account.platform === 'history' ? null : (
            <span className={styles['soft']}>
              {platform?.label ?? platformName(t, account.platform)} · {t('serves', { count: groups })}
            </span>
          )}
        </div>
        {account.platform === 'history' ? null : <StateMark account={account} />}
      </header>
      {state.message ? (
        <p
          className={
            state.state === 'failed' || state.state === 'disconnected' ? styles['fault'] : styles['word']
          }
        >
          {state.message}
          {state.retryAt === null ? null : (
            <span className={styles['soft']}>
              {' '}
              {t('again')} <When at={state.retryAt} />
            </span>
          )}
        </p>
      ) : null}
      {state.lastFault && state.lastFault.message !== state.message ? (
        <p className={styles['soft']}>
          {t('lastFault')} (<When at={state.lastFault.at} />
          ): {state.lastFault.message}
        </p>
      ) : null}
      {state.groups.map((group) => (
        <p key={group.native} className={styles['word']}>
          <strong>{group.native}</strong> {group.message ?? group.code}
        </p>
      ))}
      {addresses.map((address) => (
        <Address key={address} address={address} />
      ))}
      {builtIn ? (
        <p className={styles['soft']}>{t(`builtIn.${account.platform === 'room' ? 'room' : 'history'}`)}</p>
      ) : null}
      {builtIn ? null : <Abilities act={account.act} receive={platform?.receive ?? {}} />}
      {builtIn ? null : <Acts account={account} steward={steward} />}
    </article>
  )
}

function platformName(t: ReturnType<typeof useWords<'accounts'>>, platform: string): string {
  return platform === 'room' ? t('platforms.room') : platform
}

function Acts({ account, steward }: Pick<AccountCardProps, 'account' | 'steward'>) {
  const t = useWords('accounts')
  const { id: community, can } = useCommunity()
  const client = useQueryClient()
  const toast = useToast()
  const { id, platform, state } = account
  const closed = state.state === 'closed'
  const switching = useMutation({
    mutationFn: (open: boolean) => {
      const options = { params: { path: { community, account: id } } }
      return ask(
        open
          ? api.POST('/api/v1/communities/{community}/accounts/{account}/open', options)
          : api.POST('/api/v1/communities/{community}/accounts/{account}/close', options),
      )
    },
    onSuccess: (_, open) => {
      if (open) toast.done(t('opened'))
      else toast.done(t('closedNow'), () => switching.mutate(true))
    },
    onError: toast.failed,
    onSettled: () => client.invalidateQueries({ queryKey: ['accounts', community] }),
  })
  const to = (act: 'edit' | 'test' | 'paste' | 'groups') => ({
    to: '/c/$community/accounts' as const,
    params: { community },
    search: { account: id, do: act },
  })
  return (
    <footer className={styles['acts']}>
      {platform === 'assist' && can('manager') && !closed ? (
        <>
          <Link {...to('paste')}>{t('paste.action')}</Link>
          <Link {...to('groups')}>{t('groups.action')}</Link>
        </>
      ) : null}
      {steward ? (
        <>
          {closed ? null : <Link {...to('test')}>{t('test.action')}</Link>}
          <Link {...to('edit')}>{t('edit.action')}</Link>
          <Button loading={switching.isPending} onClick={() => switching.mutate(closed)}>
            {closed ? t('open') : t('close')}
          </Button>
        </>
      ) : null}
    </footer>
  )
}
