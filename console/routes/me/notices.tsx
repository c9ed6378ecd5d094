import { useQuery } from '@tanstack/react-query'
import { useLanguage, useWords } from '../../locale/words.ts'
import { Failure } from '../../ui/failure.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { AddChannel } from './add-channel.tsx'
import { Channels } from './channels.tsx'
import { NoticeForm } from './notice-form.tsx'
import { noticesQuery } from './notices-query.ts'
import styles from './notices.module.css'

/** How the signed-in operator is told of things: through what, of what, and when not. */
export function Notices() {
  const t = useWords('notices')
  const language = useLanguage()
  const found = useQuery(noticesQuery(language))
  return (
    <section className={styles['notices']} id="notices" aria-labelledby="notices-title">
      <h2 id="notices-title">{t('title')}</h2>
      <p className={styles['soft']}>{t('text')}</p>
      {found.isPending ? <Waiting rows={3} /> : null}
      {found.isError ? <Failure error={found.error} retry={() => void found.refetch()} /> : null}
      {found.data ? (
        <>
          <Channels channels={found.data.channels} />
          <AddChannel />
          <NoticeForm kinds={found.data.kinds} preferences={found.data.preferences} />
        </>
      ) : null}
    </section>
  )
}
