/** Numbers and times as people of each language write them, in the community's zone. */
import { useMemo } from 'react'
import { useZone } from '../community.ts'
import { useLanguage } from '../locale/words.ts'
import { formatIn } from './formats.ts'
import type { Formats } from './formats.ts'

/** The formats of the page's language, in the zone of the community that it shows, else of the browser. */
export function useFormat(): Formats {
  const language = useLanguage()
  const zone = useZone()
  return useMemo(() => formatIn(language, zone), [language, zone])
}
