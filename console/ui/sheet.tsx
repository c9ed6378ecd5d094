import { Drawer } from 'antd'
import type { ReactNode } from 'react'
import { usePhone } from './width.ts'

interface SheetProps {
  readonly title: ReactNode
  readonly open: boolean
  readonly onClose: () => void
  readonly footer?: ReactNode
  /** Pixels on a desk. */
  readonly width?: number
  readonly children: ReactNode
}

/** Something beside the page: from the right on a desk, from the bottom on a phone. */
export function Sheet({ title, open, onClose, footer, width = 480, children }: SheetProps) {
  const phone = usePhone()
  return (
    <Drawer
      title={title}
      open={open}
      onClose={onClose}
      footer={footer}
      placement={phone ? 'bottom' : 'right'}
      size={phone ? '88dvh' : width}
      destroyOnHidden
    >
      {children}
    </Drawer>
  )
}
