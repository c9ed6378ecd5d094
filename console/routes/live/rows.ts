/** Shown events as rows: a heading for each group and minute, comings and goings gathered. */
import type { Event } from '../../parts/events/types.ts'
import type { Shown } from './shown.ts'

export type Row =
  | { readonly row: 'heading'; readonly key: string; readonly at: number; readonly group: string | null }
  | { readonly row: 'event'; readonly key: string; readonly shown: Shown; readonly continued: boolean }
  | { readonly row: 'moves'; readonly key: string; readonly events: readonly Event[] }

const MINUTE = 60_000

/** Rows of `shown`; one that is as it was before is the same object as before, so that it is not drawn anew. */
export class Rows {
  #before = new Map<string, Row>()

  of(shown: readonly Shown[]): readonly Row[] {
    const rows: Row[] = []
    const now = new Map<string, Row>()
    const add = (row: Row) => {
      const before = this.#before.get(row.key)
      const same = before !== undefined && isSame(before, row) ? before : row
      rows.push(same)
      now.set(row.key, same)
    }
    for (const each of folded(shown)) add(each)
    this.#before = now
    return rows
  }
}

function* folded(shown: readonly Shown[]): Generator<Row> {
  let place = ''
  let moves: Event[] = []
  let speaker: string | null = null
  const flush = function* (): Generator<Row> {
    const [first] = moves
    if (first !== undefined) yield { row: 'moves', key: `m${first.seq}`, events: moves }
    moves = []
  }
  for (const each of shown) {
    const { event } = each
    const here = `${event.group}/${Math.floor(event.at / MINUTE)}`
    if (here !== place) {
      yield* flush()
      yield { row: 'heading', key: `h${event.seq}`, at: event.at, group: event.group }
      place = here
      speaker = null
    }
    if (isMove(event)) {
      if (moves[0] !== undefined && moves[0].kind !== event.kind) yield* flush()
      moves.push(event)
      speaker = null
      continue
    }
    yield* flush()
    const plain = event.kind === 'message.sent'
    const continued = plain && speaker !== null && speaker === event.member && !event.late
    yield { row: 'event', key: event.seq, shown: each, continued }
    speaker = plain && event.actions.length === 0 ? event.member : null
  }
  yield* flush()
}

/** Coming or going that led to nothing that should be seen on its own. */
const isMove = ({ kind, actions, fired }: Event): boolean =>
  (kind === 'member.joined' || kind === 'member.left') &&
  actions.length === 0 &&
  fired.every(({ held }) => held === null)

function isSame(before: Row, row: Row): boolean {
  if (before.row === 'heading') return row.row === 'heading'
  if (before.row === 'event')
    return row.row === 'event' && before.shown === row.shown && before.continued === row.continued
  return row.row === 'moves' && before.events.length === row.events.length
}
