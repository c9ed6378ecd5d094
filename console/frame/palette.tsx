import { Suspense, lazy, useState } from 'react'
import { useWords } from '../locale/words.ts'
import { useShortcuts } from '../ui/shortcuts.ts'
import { openPalette, usePalette } from './palette-state.ts'

const Dialog = lazy(() =>
  import('./palette-dialog.tsx').then((module) => ({ default: module.PaletteDialog })),
)

/** Everything that can be done or opened, by a few letters. */
export function Palette() {
  const t = useWords('common')
  const open = usePalette()
  const [wanted, setWanted] = useState(open)
  useShortcuts('palette', [{ keys: 'mod+k', label: t('palette.open'), run: openPalette, always: true }])
  if (open && !wanted) setWanted(true)
  if (!wanted) return null
  return (
    <Suspense fallback={null}>
      <Dialog open={open} />
    </Suspense>
  )
}
