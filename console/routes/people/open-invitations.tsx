import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { api, ask } from '../../api/client.ts'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { useToast } from '../../ui/toast.ts'
import { When } from '../../ui/when.tsx'
import styles from './people.module.css'

/** Invitations that nobody has followed yet. */
export function OpenInvitations() {
  const t = useWords('people')
  const { id } = useCommunity()
  const client = useQueryClient()
  const toast = useToast()
  const found = useQuery({
    queryKey: ['invitations', id],
    queryFn: () =>
      ask(api.GET('/api/v1/communities/{community}/invitations', { params: { path: { community: id } } })),
  })
  const revoking = useMutation({
    mutationFn: (invitation: string) =>
      ask(
        api.DELETE('/api/v1/communities/{community}/invitations/{invitation}', {
          params: { path: { community: id, invitation } },
        }),
      ),
    onSuccess: () => toast.done(t('revoked')),
    onError: toast.failed,
    onSettled: () => client.invalidateQueries({ queryKey: ['invitations', id] }),
  })
  const invitations = found.data?.invitations ?? []
  if (invitations.length === 0) return null
  return (
    <section className={styles['section']} aria-labelledby="open-invitations">
      <h2 id="open-invitations">{t('open')}</h2>
      <ul className={styles['list']}>
        {invitations.map(({ id: invitation, name, right, by, expires }) => (
          <li key={invitation} className={styles['line']}>
            <span className={styles['words']}>
              <strong>{name}</strong>
              <span className={styles['soft']}>
                {t(`rights.${right}`)} · {t('by', { name: by.name })} · {t('expires')} <When at={expires} />
              </span>
            </span>
            <Button
              loading={revoking.isPending && revoking.variables === invitation}
              onClick={() => revoking.mutate(invitation)}
            >
              {t('revoke')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
