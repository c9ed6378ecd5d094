import { Link } from '@tanstack/react-router'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { Empty } from '../../ui/empty.tsx'
import type { Round } from './walk.ts'

interface NothingProps {
  readonly round: Round
  /** The group that was ticked off last; null when none was. */
  readonly last: string | null
}

/** Nothing is due: the round is over, has not begun, or there is no group to go to. */
export function Nothing({ round, last }: NothingProps) {
  const t = useWords('round')
  const { id } = useCommunity()
  if (last !== null) {
    return <Empty title={t('over.title')} text={t('over.text')} example={t('over.last', { name: last })} />
  }
  if (round.order.length > 0) {
    return <Empty title={t('none.title')} text={t('none.text')} example={t('none.example')} />
  }
  return (
    <Empty
      title={t('none.noGroups')}
      text={t('none.noGroupsText')}
      action={
        <Link to="/c/$community/accounts" params={{ community: id }}>
          {t('none.connect')}
        </Link>
      }
      example={t('none.example')}
    />
  )
}
