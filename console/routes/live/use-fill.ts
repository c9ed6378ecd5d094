/** The height that is left below an element's top, so that what is in it scrolls and the page does not. */
import { useLayoutEffect, useRef, useState } from 'react'
import { usePhone } from '../../ui/width.ts'

/** Pixels at the foot: the tabs of a phone, or some air. */
const FOOT = { phone: 64, desk: 16 }
const LEAST = 280

export function useFill() {
  const fill = useRef<HTMLDivElement>(null)
  const phone = usePhone()
  const [height, setHeight] = useState(LEAST)
  useLayoutEffect(() => {
    const measure = () => {
      const top = (fill.current?.getBoundingClientRect().top ?? 0) + window.scrollY
      setHeight(Math.max(LEAST, window.innerHeight - top - (phone ? FOOT.phone : FOOT.desk)))
    }
    measure()
    const observer = new ResizeObserver(measure)
    const page = fill.current?.parentElement
    for (const child of page?.children ?? []) if (child !== fill.current) observer.observe(child)
    window.addEventListener('resize', measure)
    return () => {
      observer.disconnect()
      window.removeEventListener('resize', measure)
    }
  }, [phone])
  return { fill, height }
}
