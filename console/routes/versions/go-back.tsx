import { Button } from 'antd'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { usePublishAgain } from '../../parts/publish/use-publication.ts'
import { useToast } from '../../ui/toast.ts'

interface GoBackProps {
  readonly community: string
  readonly inForce: number
}

/** One click back to the version before, and one more to take that back. */
export function GoBack({ community, inForce }: GoBackProps) {
  const t = useWords('versions')
  const { can } = useCommunity()
  const toast = useToast()
  const again = usePublishAgain(community)
  const before = inForce - 1
  if (before < 1) return null
  const forth = (base: number) =>
    again.mutate(
      { version: inForce, reason: t('backReason', { version: base }), base },
      { onError: toast.failed },
    )
  const back = () =>
    again.mutate(
      { version: before, reason: t('backReason', { version: inForce }), base: inForce },
      {
        onSuccess: ({ version }) =>
          toast.done(t('wentBack', { version: before, as: version }), () => forth(version)),
        onError: toast.failed,
      },
    )
  return (
    <Button
      disabled={!can('steward')}
      title={can('steward') ? '' : t('needsSteward')}
      loading={again.isPending}
      onClick={back}
    >
      {t('back', { version: before })}
    </Button>
  )
}
