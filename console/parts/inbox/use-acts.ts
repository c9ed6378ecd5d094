/** Acts on items: shown as done at once, taken back where the server refuses, undone from the toast or by `u`. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { InfiniteData, Query } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Schemas } from '../../../shell/api/contract.ts'
import { api, ask } from '../../api/client.ts'
import { ApiFault } from '../../api/fault.ts'
import { useWords } from '../../locale/words.ts'
import { useToast } from '../../ui/toast.ts'
import { keyOf } from './types.ts'
import type { Act, Item } from './types.ts'

export interface Deed {
  readonly act: Act
  readonly items: readonly Item[]
  readonly assignee?: string | null
  readonly until?: number | null
}

export interface Acts {
  readonly run: (deed: Deed) => void
  /** Takes the last one back; does nothing when there is none. */
  readonly undoLast: () => void
}

type Answer = Schemas['InboxAnswers']['answers'][number] & { readonly subject: Item }
type Lists = InfiniteData<Schemas['Inbox']>

const isList = ({ queryKey }: Query) => queryKey[0] === 'inbox' && queryKey[2] === 'list'

export function useActs(): Acts {
  const t = useWords('inbox')
  const toast = useToast()
  const queries = useQueryClient()
  const last = useRef<(() => void) | null>(null)
  /** Under way, and whether it was already asked for back. */
  const flight = useRef({ under: 0, back: false })

  const undo = async (answers: readonly Answer[]) => {
    last.current = null
    try {
      for (const [deed, subjects] of backwards(answers)) await send({ ...deed, items: subjects })
      toast.done(t('undone'))
    } catch (error) {
      toast.failed(error)
    }
    await queries.invalidateQueries({ queryKey: ['inbox'] })
  }

  const told = (deed: Deed, answers: readonly Answer[]) => {
    const done = answers.filter(({ status }) => status === 'done')
    const others = answers.filter(({ status }) => status !== 'done')
    const back = done.filter((answer) => answer.undo !== null)
    last.current = back.length === 0 ? null : () => void undo(back)
    if (flight.current.back && last.current !== null) {
      last.current()
      return
    }
    if (done.length > 0) {
      const words = deed.act === 'assign' && deed.assignee === null ? 'unassign' : deed.act
      const again = deed.act === 'snooze' && deed.until === null ? 'unsnooze' : words
      toast.done(t(`done.${again}`, { count: done.length }), last.current ?? undefined)
    }
    const [first] = others
    if (first) {
      const message = t('notDone', { count: others.length, reason: first.message ?? '' })
      toast.failed(new ApiFault(409, { code: first.status, message, hint: null }))
    }
  }

  const { mutate } = useMutation({
    mutationFn: send,
    onMutate: async (deed: Deed) => {
      flight.current = { under: flight.current.under + 1, back: false }
      await queries.cancelQueries({ predicate: isList })
      const before = queries.getQueriesData<Lists>({ predicate: isList })
      queries.setQueriesData<Lists>({ predicate: isList }, (lists) => lists && foreseen(lists, deed))
      return before
    },
    onSuccess: (answers, deed) => told(deed, answers),
    onError: (error, _deed, before) => {
      for (const [key, lists] of before ?? []) queries.setQueryData(key, lists)
      toast.failed(error)
    },
    onSettled: () => {
      flight.current = { under: flight.current.under - 1, back: false }
      return Promise.all([
        queries.invalidateQueries({ queryKey: ['inbox'] }),
        queries.invalidateQueries({ queryKey: ['communities'] }),
        queries.invalidateQueries({ queryKey: ['outbox'] }),
      ])
    },
  })
  const undoLast = () => {
    if (flight.current.under > 0) flight.current = { ...flight.current, back: true }
    else last.current?.()
  }
  return { run: (deed) => mutate(deed), undoLast }
}

/** Calls each community for its own items. */
async function send({ act, items, assignee, until }: Deed): Promise<readonly Answer[]> {
  const shares = Map.groupBy(items, ({ community }) => community.id)
  const answers = await Promise.all(
    Array.from(shares, async ([community, own]) => {
      const body = {
        act,
        items: own.map(({ id }) => id),
        ...(assignee === undefined ? {} : { assignee }),
        ...(until === undefined ? {} : { until }),
      }
      const answered = await ask(
        api.POST('/api/v1/communities/{community}/inbox/acts', { params: { path: { community } }, body }),
      )
      return answered.answers.flatMap((answer) => {
        const subject = own.find(({ id }) => id === answer.item)
        return subject === undefined ? [] : [{ ...answer, subject }]
      })
    }),
  )
  return answers.flat()
}

/** What is taken back in the same way goes back together. */
function backwards(answers: readonly Answer[]) {
  const ways = Map.groupBy(answers, ({ undo }) => JSON.stringify(undo))
  return [...ways.values()].flatMap((same) => {
    const undo = same[0]?.undo
    if (!undo) return []
    const { act, assignee, until } = undo
    const rest = act === 'assign' ? { assignee } : act === 'snooze' ? { until } : {}
    return [[{ act, ...rest }, same.map(({ subject }) => subject)] as const]
  })
}

/** The lists as they will be. */
function foreseen(lists: Lists, deed: Deed): Lists {
  const named = new Set(deed.items.map(keyOf))
  const stays = deed.act === 'assign'
  const pages = lists.pages.map((page) => ({
    ...page,
    items: stays ? page.items : page.items.filter((item) => !named.has(keyOf(item))),
    counts: stays ? page.counts : { ...page.counts, open: Math.max(0, page.counts.open - named.size) },
  }))
  return { ...lists, pages }
}
