import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { api, ask } from '../../api/client.ts'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { Empty } from '../../ui/empty.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Page } from '../../ui/page.tsx'
import { useToast } from '../../ui/toast.ts'
import { Waiting } from '../../ui/waiting.tsx'
import styles from './checkup.module.css'
import { Making } from './making.tsx'
import { OrderForm } from './order-form.tsx'
import type { Order } from './order-form.tsx'
import { checkupQuery } from './queries.ts'
import { AboutReport, ReportView } from './report-view.tsx'

/** What the archive shows about the five problems, and what would cure them. */
export function CheckupPage() {
  const t = useWords('checkup')
  const community = useCommunity()
  const client = useQueryClient()
  const toast = useToast()
  const found = useQuery(checkupQuery(community.id))
  const mayMake = community.can('steward')
  const params = { path: { community: community.id } }
  const keep = (checkup: typeof found.data) =>
    client.setQueryData(checkupQuery(community.id).queryKey, checkup)
  const making = useMutation({
    mutationFn: (order: Order) =>
      ask(api.POST('/api/v1/communities/{community}/checkup', { params, body: order })),
    onSuccess: keep,
    onError: toast.failed,
  })
  const stopping = useMutation({
    mutationFn: () => ask(api.DELETE('/api/v1/communities/{community}/checkup', { params })),
    onSuccess: keep,
    onError: toast.failed,
  })
  const { state, report } = found.data ?? { state: null, report: null }
  const start = (order: Order) => making.mutate(order)
  const again = report && { report, busy: making.isPending, onStart: start }
  return (
    <Page
      title={t('common:pages.checkup')}
      finding={report === null ? t('finding') : <AboutReport report={report} />}
      actions={
        again === null ? null : (
          <>
            <a href={`/api/v1/communities/${community.id}/checkup/page`} download="checkup.html">
              {t('download')}
            </a>
            {mayMake ? <OrderForm {...again} action={t('again.open')} /> : null}
          </>
        )
      }
    >
      {found.isError ? <Failure error={found.error} retry={() => void found.refetch()} /> : null}
      {found.isPending ? <Waiting rows={6} /> : null}
      {state === 'making' && found.data ? (
        <Making checkup={found.data} onStop={mayMake ? () => stopping.mutate() : null} />
      ) : null}
      {state === 'none' || state === 'failed' ? (
        <Empty
          title={t(`${state}.title`)}
          text={mayMake ? t(`${state}.text`) : t('mayNot')}
          action={
            mayMake ? (
              <div className={styles['begin']}>
                <Button type="primary" size="large" loading={making.isPending} onClick={() => start({})}>
                  {t('start')}
                </Button>
                <Link to="/c/$community/history" params={{ community: community.id }}>
                  {t('bring')}
                </Link>
              </div>
            ) : null
          }
        />
      ) : null}
      {report === null || again === null ? null : (
        <ReportView
          report={report}
          mayDraft={mayMake}
          correct={mayMake ? <OrderForm {...again} action={t('roles.correct')} quiet /> : null}
        />
      )}
    </Page>
  )
}
