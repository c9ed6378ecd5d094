import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { api, ask } from '../../api/client.ts'
import { useWords } from '../../locale/words.ts'
import { Fault, Threshold } from '../../parts/threshold/threshold.tsx'
import { HeldView } from './held-view.tsx'

/** The link's token is gone from the address once it is used up. */
const OPENED = 'view'

export function MinePage() {
  const t = useWords('mine')
  const { token } = useParams({ from: '/mine/$token' })
  const navigate = useNavigate()
  const client = useQueryClient()
  const [isOver, setOver] = useState(false)
  const opening = useMutation({
    mutationFn: () => ask(api.POST('/api/v1/mine/session', { body: { token } })),
    onSuccess: () => navigate({ to: '/mine/$token', params: { token: OPENED }, replace: true }),
  })
  const ending = useMutation({
    mutationFn: () => ask(api.DELETE('/api/v1/mine')),
    onSuccess: () => {
      setOver(true)
      client.removeQueries({ queryKey: ['mine'] })
    },
  })
  if (isOver) return <Threshold title={t('title')} text={t('ended')} />
  if (token === OPENED) {
    return (
      <Threshold title={t('title')} wide>
        <HeldView onEnd={() => ending.mutate()} />
        <Fault error={ending.error} />
      </Threshold>
    )
  }
  return (
    <Threshold title={t('title')} text={t('openText')}>
      <Fault error={opening.error} />
      <Button type="primary" size="large" block loading={opening.isPending} onClick={() => opening.mutate()}>
        {t('open')}
      </Button>
    </Threshold>
  )
}
