/** Histories on made-up figures, for tests. */
import { HistoryRefusal } from '../../../core/ports/histories.ts'
import type { HistoryDesk, HistoryView } from '../../../core/ports/histories.ts'

const texts = { en: 'no JSON', 'zh-CN': '不是 JSON' }

export const HISTORY: HistoryView = {
  id: 'h1',
  name: 'result.json',
  size: 100,
  received: 100,
  state: 'done',
  operator: 'op-1',
  created: 1,
  ended: 2,
  lenient: false,
  format: 'telegram',
  read: 100,
  figures: {
    events: 4,
    fresh: 3,
    known: 1,
    refused: 0,
    messages: 4,
    skipped: [{ code: 'private-chat', texts, count: 2 }],
    broken: 1,
    examples: [{ place: 3, texts }],
    groups: [{ native: 'g', name: 'Main', group: 21, messages: 4, members: 2 }],
    members: 2,
    from: 1,
    to: 2,
    days: [[20_000, 4]],
  },
  fault: null,
  kept: false,
}

export function createHistoryFixture(community: number): HistoryDesk {
  const known = (of: number, id: string) =>
    of === community && id === HISTORY.id
      ? Promise.resolve(HISTORY)
      : Promise.reject(new HistoryRefusal('no-such-history'))
  return {
    list: (of) => Promise.resolve(of === community ? [HISTORY] : []),
    read: known,
    begin: (of, { size }) =>
      size > 1_000 ? Promise.reject(new HistoryRefusal('too-large', 1_000)) : known(of, HISTORY.id),
    receive: async (of, id, offset, part) => {
      const view = await known(of, id)
      if (offset > 0) throw new HistoryRefusal('wrong-place', 0)
      let received = 0
      for await (const chunk of part) received += chunk.length
      return { ...view, received }
    },
    cancel: () => Promise.reject(new HistoryRefusal('not-now')),
    restart: known,
    remove: async (of, id) => {
      await known(of, id)
    },
  }
}
