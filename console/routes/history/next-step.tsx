import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { api, ask } from '../../api/client.ts'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { useToast } from '../../ui/toast.ts'
import styles from './next-step.module.css'

interface NextStepProps {
  readonly mayMake: boolean
  /** Some files could not be read. */
  readonly partly: boolean
}

/** All of it is archived: the checkup comes next. */
export function NextStep({ mayMake, partly }: NextStepProps) {
  const t = useWords('history')
  const { id } = useCommunity()
  const client = useQueryClient()
  const navigate = useNavigate()
  const toast = useToast()
  const params = { path: { community: id } }
  const making = useMutation({
    mutationFn: () => ask(api.POST('/api/v1/communities/{community}/checkup', { params, body: {} })),
    onSuccess: async (checkup) => {
      client.setQueryData(['checkup', id], checkup)
      await navigate({ to: '/c/$community/checkup', params: { community: id } })
    },
    onError: toast.failed,
  })
  const title = partly ? t('next.partly') : t('next.title')
  return (
    <section className={styles['next']} aria-label={title}>
      <div>
        <h2>{title}</h2>
        <p>{t('next.text')}</p>
      </div>
      {mayMake ? (
        <Button type="primary" size="large" loading={making.isPending} onClick={() => making.mutate()}>
          {t('next.make')}
        </Button>
      ) : (
        <Link to="/c/$community/checkup" params={{ community: id }}>
          {t('next.look')}
        </Link>
      )}
    </section>
  )
}
