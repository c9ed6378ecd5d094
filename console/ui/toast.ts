/** Short words about what was just done, with a way back, and about what failed. */
import { App, Button } from 'antd'
import { createElement, useMemo } from 'react'
import { ApiFault } from '../api/fault.ts'
import { useWords } from '../locale/words.ts'

export interface Toast {
  readonly done: (text: string, undo?: () => void) => void
  readonly failed: (error: unknown) => void
}

/** Seconds in which an act can be taken back from its toast. */
const UNDO_TIME = 8
let serial = 0

export function useToast(): Toast {
  const { message } = App.useApp()
  const t = useWords('common')
  return useMemo(
    () => ({
      done: (text, undo) => {
        if (!undo) {
          void message.success(text)
          return
        }
        const key = `undo-${(serial += 1)}`
        const button = createElement(
          Button,
          {
            type: 'link',
            size: 'small',
            onClick: () => {
              message.destroy(key)
              undo()
            },
          },
          t('undo'),
        )
        void message.success({ key, duration: UNDO_TIME, content: createElement('span', null, text, button) })
      },
      failed: (error) => {
        const fault = error instanceof ApiFault ? error : null
        const words = fault ? [fault.message, fault.hint].filter(Boolean).join(' ') : t('failure.unexpected')
        void message.error({ content: words, duration: 8 })
      },
    }),
    [message, t],
  )
}
