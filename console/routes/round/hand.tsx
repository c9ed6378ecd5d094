import { Button } from 'antd'
import { useState } from 'react'
import { copyText } from '../../parts/clipboard/copy-text.ts'
import { useCommands } from '../../ui/commands.ts'
import { useShortcuts } from '../../ui/shortcuts.ts'
import { useToast } from '../../ui/toast.ts'
import { useWords } from '../../locale/words.ts'
import styles from './hand.module.css'
import { MainButton } from './main-button.tsx'
import { nameOf } from './names.ts'
import { NotPossible } from './not-possible.tsx'
import type { Walk } from './use-walk.ts'

interface HandProps {
  readonly walk: Walk
  readonly canGoBack: boolean
}

/** What the thumb does: copy and go on; and aside of it back, skip, not possible. */
export function Hand({ walk, canGoBack }: HandProps) {
  const t = useWords('round')
  const toast = useToast()
  const [asking, setAsking] = useState(false)
  const [failed, setFailed] = useState(false)
  const { current, piece, next } = walk

  const main = async () => {
    if (piece === null) {
      walk.tick(null)
      return
    }
    const copied = await copyText(piece.text)
    setFailed(!copied)
    // Whoever copied by hand goes on all the same.
    walk.copied(piece)
  }
  const back = () => {
    if (!walk.back()) toast.failed(new Error(t('backDone')))
  }
  const skip = () => {
    if (next !== null) walk.skip()
  }
  useShortcuts('round', [
    { keys: 'c', label: t('keys.main'), run: () => void main() },
    { keys: 's', label: t('keys.skip'), run: skip },
    { keys: 'b', label: t('keys.back'), run: back },
  ])
  useCommands([{ id: 'round-cannot', label: t('cannotAll'), run: () => setAsking(true) }])
  if (current === null) return null
  return (
    <div className={styles['hand']}>
      {failed ? <p role="alert">{t('copyFailed')}</p> : null}
      <MainButton walk={walk} onTap={() => void main()} />
      <div className={styles['others']}>
        <Button disabled={!canGoBack} onClick={back}>
          {t('back')}
        </Button>
        <Button disabled={next === null} title={next === null ? t('skipLast') : undefined} onClick={skip}>
          {t('skip')}
        </Button>
        <Button onClick={() => setAsking(true)}>{t('cannot')}</Button>
      </div>
      <NotPossible
        open={asking}
        group={nameOf(current, t)}
        onClose={() => setAsking(false)}
        onReason={(reason) => {
          setAsking(false)
          walk.tick(reason)
        }}
      />
    </div>
  )
}
