/** What Folkmoot did, as lines under the message that caused it. */
import { h } from './dom.js'
import { words } from './words.js'

const WEIGHT = {
  recall: 'loss',
  remove: 'loss',
  block: 'loss',
  mute: 'loss',
  warn: 'care',
  case: 'care',
  note: 'care',
}
const settled = { sent: 'sent', done: 'done', confirmed: 'sent' }

/** A block for each rule that acted: why, once, and then what was done. Points stand beside the message. */
export function actsOf(event, house) {
  const reasons = new Map(event.fired.map(({ rule, title, strike }) => [rule, { title, strike }]))
  const byRule = Map.groupBy(
    event.actions.filter(({ kind }) => kind !== 'points'),
    ({ rule }) => rule,
  )
  return [...byRule].map(([rule, actions]) =>
    h('div.deed', {}, because(reasons.get(rule)), ...actions.map((action) => actLine(action, house))),
  )
}

function because(reason) {
  if (!reason) return null
  return h('p.because', {}, reason.title, reason.strike ? ` · ${words.strike(reason.strike)}` : '')
}

export function actLine(action, house) {
  const { name } = house.person(action.member)
  const { amount, name: label } = action
  const kind = carriedOut(action)
  const does = (words.acts[kind] ?? (() => kind))({ name, amount: amount ?? 0, label })
  return h(
    'div.act',
    {
      'data-act': `${action.seq}/${action.n}`,
      'data-kind': kind,
      'data-weight': WEIGHT[kind] ?? 'calm',
      'data-status': action.status,
    },
    h('p', {}, h('span.does', {}, does), statusTag(action.status)),
    wasSaid(action) ? h('blockquote', {}, action.text) : null,
  )
}

/** How far it is; hidden once all is done. */
export function statusTag(status) {
  const word = settled[status] === undefined ? words.statuses[status] : null
  return h('span.tag.status', { hidden: !word }, word ?? '')
}

/** The act itself, or the nearest one that took its place where the platform allows less: `as-reply`. */
const carriedOut = ({ kind, code }) => (code?.startsWith('as-') ? code.slice(3) : kind)

/** A recall's text is said only where the platform could not recall. */
const wasSaid = (action) => Boolean(action.text) && carriedOut(action) !== 'recall'

/** Whether the message is gone, as far as is known: what a person has yet to do has not happened. */
export const hasRecalled = (action) =>
  carriedOut(action) === 'recall' && !NOT_DONE.has(action.status) && action.message !== null
const NOT_DONE = new Set(['failed', 'handed', 'expired'])

/** Shows what became of an act that was waiting. */
actLine.settle = (line, status, again) => {
  const tag = line.querySelector('.status')
  const word = settled[status] === undefined ? words.statuses[again ? 'queued' : status] : undefined
  line.dataset.status = status
  tag.hidden = word === undefined
  tag.textContent = word ?? ''
}

/** Rules that applied but did not act, and why. */
export function heldLines(event) {
  return event.fired
    .filter(({ held }) => held !== null)
    .map(({ title, held }) => h('p.held', {}, words.heldRule(title, words.held[held] ?? held)))
}
