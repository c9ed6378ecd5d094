import { Tooltip } from 'antd'
import { useFormat } from './format.ts'
import { useNow } from './now.ts'

/** When something was or will be: near in words, exactly on demand (also by touch and keyboard). */
export function When({ at, className }: { readonly at: number; readonly className?: string }) {
  const format = useFormat()
  const now = useNow()
  return (
    <Tooltip title={format.exact(at)} trigger={['hover', 'focus', 'click']}>
      <time className={className} dateTime={new Date(at).toISOString()} title={format.exact(at)}>
        {format.relative(at, now)}
      </time>
    </Tooltip>
  )
}
