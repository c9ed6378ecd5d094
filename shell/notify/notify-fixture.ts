/** A book in a folder of its own and a vault that only turns words around, for tests. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClaimedAction } from '../../core/ports/store.ts'
import { openBook } from './book.ts'
import type { NoticeBook } from './book.ts'

export interface OpenBook {
  readonly book: NoticeBook
  readonly folder: string
  readonly close: () => void
}

export function openTestBook(): OpenBook {
  const folder = mkdtempSync(join(tmpdir(), 'folkmoot-notify-'))
  const book = openBook(folder)
  return {
    book,
    folder,
    close: () => {
      book.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export const turnAround = {
  seal: (text: string, place: string): string => JSON.stringify([place, [...text].toReversed().join('')]),
  open: (sealed: string, place: string): string => {
    const [sealedFor, text] = JSON.parse(sealed) as [string, string]
    if (sealedFor !== place) throw new Error('sealed for another place')
    return [...text].toReversed().join('')
  },
}

export function claimed(name: string, text: string | null): ClaimedAction {
  return {
    action: {
      community: 7,
      seq: 12,
      n: 0,
      kind: 'notify',
      rule: 'notify',
      group: null,
      member: null,
      message: null,
      amount: null,
      name,
      due: 0,
      expires: 99,
      status: 'sending',
      attempts: 1,
      code: null,
      native: null,
    },
    account: null,
    platform: null,
    groupNative: null,
    personNative: null,
    messageNative: null,
    text,
  }
}
