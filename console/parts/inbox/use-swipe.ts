/** A swipe to the left shows the next card, one to the right the one before. */
import { useRef } from 'react'
import type { TouchEvent } from 'react'

interface Swipe {
  readonly onNext: () => void
  readonly onBefore: () => void
}

/** Pixels; what goes more up or down than sideways is scrolling. */
const FAR = 72

export function useSwipe({ onNext, onBefore }: Swipe) {
  const from = useRef<{ readonly x: number; readonly y: number } | null>(null)
  return {
    onTouchStart: ({ touches }: TouchEvent) => {
      const [touch] = touches.length === 1 ? [touches[0]] : []
      from.current = touch ? { x: touch.clientX, y: touch.clientY } : null
    },
    onTouchEnd: ({ changedTouches }: TouchEvent) => {
      const [touch] = [changedTouches[0]]
      if (!from.current || !touch) return
      const across = touch.clientX - from.current.x
      const down = touch.clientY - from.current.y
      from.current = null
      if (Math.abs(across) < FAR || Math.abs(across) < 2 * Math.abs(down)) return
      if (across < 0) onNext()
      else onBefore()
    },
  }
}
