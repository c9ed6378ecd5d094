import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useWords } from '../../locale/words.ts'
import styles from './hand.module.css'
import { nameOf } from './names.ts'
import type { Walk } from './use-walk.ts'
import { piecesOf } from './walk.ts'

interface MainButtonProps {
  readonly walk: Walk
  readonly onTap: () => void
}

/** Milliseconds in which a second tap of the same finger would tick off what was not pasted yet. */
const SETTLES = 300

/** The one button of the round: copies, then ticks off and names the next group. */
export function MainButton({ walk: { current, piece, next }, onTap }: MainButtonProps) {
  const t = useWords('round')
  const [settledAt, setSettledAt] = useState('')
  const step = `${current?.group ?? ''}/${piece?.key ?? ''}`
  useEffect(() => {
    const timer = window.setTimeout(() => setSettledAt(step), SETTLES)
    return () => window.clearTimeout(timer)
  }, [step])
  const still = settledAt !== step
  const label = (): string => {
    if (piece !== null) {
      if (piece.way === 'paste') return t('copy')
      return piece.to === null ? t('copyForSomebody') : t('copyFor', { name: piece.to })
    }
    const ways = new Set(current === null ? [] : piecesOf(current).map(({ way }) => way))
    const done = ways.has('private') ? 'sent' : ways.has('paste') ? 'pasted' : 'did'
    return next === null ? t(`${done}Last`) : t(done, { next: nameOf(next, t) })
  }
  return (
    <Button
      type="primary"
      size="large"
      block
      className={styles['main'] ?? ''}
      aria-disabled={still}
      data-step={piece === null ? 'tick' : 'copy'}
      onClick={() => {
        if (!still) onTap()
      }}
    >
      {label()}
    </Button>
  )
}
