import { Link, getRouteApi } from '@tanstack/react-router'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { Failure } from '../../ui/failure.tsx'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { When } from '../../ui/when.tsx'
import { Events } from './events.tsx'
import { Groups } from './groups.tsx'
import { Handles } from './handles.tsx'
import { Labels } from './labels.tsx'
import { Ledger } from './ledger.tsx'
import styles from './member.module.css'
import { MemberActs } from './member-acts.tsx'
import { Notes } from './notes.tsx'
import { Sanctions } from './sanctions.tsx'
import { useMember } from './use-member.ts'

const here = getRouteApi('/house/c/$community/members/$member')

/** Everything that is known of one member. */
export function MemberPage() {
  const t = useWords('members')
  const { id: community } = useCommunity()
  const { member: id } = here.useParams()
  const place = { community, member: id }
  const { member, profile } = useMember(place)
  const failed = member.error ?? profile.error
  if (failed) {
    return (
      <Page title={t('common:pages.member')}>
        <Failure error={failed} retry={() => void Promise.all([member.refetch(), profile.refetch()])} />
      </Page>
    )
  }
  if (!member.data || !profile.data) {
    return (
      <Page title={t('common:pages.member')}>
        <Waiting rows={8} />
      </Page>
    )
  }
  const { handles, first, last, messages } = member.data
  const name = handles.find((handle) => handle.name !== null)?.name ?? t('one.erased')
  return (
    <Page
      title={name}
      finding={
        <span className={styles['facts']}>
          <span>{t('one.messages', { count: messages })}</span>
          {first === null ? null : (
            <span>
              <When at={first} /> → {last === null ? null : <When at={last} />}
            </span>
          )}
          {profile.data.taken.length > 0 ? (
            <span>{t('one.taken', { count: profile.data.taken.length })}</span>
          ) : null}
          <Link to="/c/$community/members" params={{ community }} search={{}}>
            {t('one.back')}
          </Link>
        </span>
      }
      actions={<MemberActs place={place} name={name} />}
    >
      <Handles handles={handles} />
      <Labels place={place} member={member.data} offered={profile.data.roles} />
      <div className={styles['columns']}>
        <div className={styles['column']}>
          <Sanctions place={place} profile={profile.data} />
          <Events place={place} what="decisions" />
          <Events place={place} what="messages" />
        </div>
        <div className={styles['column']}>
          <Ledger member={member.data} titles={profile.data.titles} />
          <Notes place={place} notes={profile.data.notes} />
          <Groups groups={profile.data.groups} />
        </div>
      </div>
    </Page>
  )
}
