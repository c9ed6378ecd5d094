import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { api, ask } from '../../api/client.ts'
import { useWords } from '../../locale/words.ts'
import { copyText } from '../../parts/clipboard/copy-text.ts'
import { Failure } from '../../ui/failure.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useToast } from '../../ui/toast.ts'
import styles from './member.module.css'
import type { Place } from './use-member.ts'

interface MineSheetProps {
  readonly place: Place
  readonly name: string
  readonly open: boolean
  readonly onClose: () => void
}

/** A link by which the member sees what is held about them; each opens once. */
export function MineSheet({ place, name, open, onClose }: MineSheetProps) {
  const t = useWords('members')
  const toast = useToast()
  const making = useMutation({
    mutationFn: () =>
      ask(
        api.POST('/api/v1/communities/{community}/members/{member}/mine', { params: { path: { ...place } } }),
      ),
  })
  const close = () => {
    onClose()
    making.reset()
  }
  const copy = async (link: string) => {
    if (await copyText(link)) toast.done(t('mine.copied'))
  }
  const made = making.data
  return (
    <Sheet title={t('mine.title', { name })} open={open} onClose={close}>
      <div className={styles['preview']}>
        <p>{made ? t('mine.made') : t('mine.text', { name })}</p>
        {making.isError ? <Failure error={making.error} /> : null}
        {made ? (
          <>
            <code className={styles['link']}>{made.link}</code>
            <Button type="primary" block size="large" onClick={() => void copy(made.link)}>
              {t('mine.copy')}
            </Button>
          </>
        ) : (
          <Button
            type="primary"
            block
            size="large"
            loading={making.isPending}
            onClick={() => making.mutate()}
          >
            {t('mine.make')}
          </Button>
        )}
      </div>
    </Sheet>
  )
}
