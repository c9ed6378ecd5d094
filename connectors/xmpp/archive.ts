/** Pages of a room's archive (XEP-0313), oldest first within a page. */
import { attribute, errorCondition, NS, xml, type Element } from './stanza.ts'

export const PAGE = 50

/** Where a page begins: after an id, at an instant, before an id, or `newest` for the last page there is. */
export type PageStart =
  | { readonly after: string }
  | { readonly since: number }
  | { readonly before: string }
  | 'newest'

export interface Archived {
  readonly id: string
  readonly at: number
  readonly stanza: Element
}

export interface Page {
  readonly items: readonly Archived[]
  /** Nothing comes after it. */
  readonly complete: boolean
}

export function pageRequest(room: string, id: string, start: PageStart): Element {
  const set = xml('set', { xmlns: NS.resultSet }, xml('max', {}, String(PAGE)))
  const query = xml('query', { xmlns: NS.archive, queryid: id })
  if (start === 'newest') set.append(xml('before', {}))
  else if ('before' in start) set.append(xml('before', {}, start.before))
  else if ('after' in start) set.append(xml('after', {}, start.after))
  else query.append(sinceForm(start.since))
  query.append(set)
  return xml('iq', { type: 'set', to: room, id }, query)
}

/** One archived message, with the id of the query that it answers; null for any other stanza. */
export function readArchived(stanza: Element): { readonly query: string; readonly item: Archived } | null {
  const result = stanza.getChild('result', NS.archive)
  const forwarded = result?.getChild('forwarded', NS.forward)
  const message = forwarded?.getChild('message')
  const query = attribute(result, 'queryid')
  const id = attribute(result, 'id')
  if (message === undefined || query === undefined || id === undefined) return null
  const at = Date.parse(attribute(forwarded?.getChild('delay', NS.delay), 'stamp') ?? '')
  return { query, item: { id, at: Number.isNaN(at) ? 0 : at, stanza: message } }
}

export function isComplete(answer: Element): boolean {
  const fin = answer.getChild('fin', NS.archive)
  return attribute(fin, 'complete') === 'true' || attribute(fin, 'complete') === '1'
}

/** The archive has forgotten the id from which the page should start. */
export function isForgotten(answer: Element): boolean {
  return attribute(answer, 'type') === 'error' && errorCondition(answer) === 'item-not-found'
}

function sinceForm(since: number): Element {
  const field = (name: string, value: string, type?: string) =>
    xml('field', { var: name, type }, xml('value', {}, value))
  return xml(
    'x',
    { xmlns: NS.forms, type: 'submit' },
    field('FORM_TYPE', NS.archive, 'hidden'),
    field('start', new Date(since).toISOString()),
  )
}
