/** Why: the rules as a ladder, fired ones open, the others folded with the one condition that said no. */
import { h } from './dom.js'
import { ask } from './server.js'
import { clockTime, language, words } from './words.js'

export class TracePanel {
  #body = h('div.why-body', {}, h('p.empty', {}, words.whyEmpty))
  #house
  #wanted = null

  constructor(house, onClose) {
    this.#house = house
    this.element = h(
      'aside.why',
      { 'aria-label': words.why },
      h(
        'header',
        {},
        h('h2', {}, words.why),
        h('button.quiet.close', { type: 'button', onclick: onClose }, words.close),
      ),
      this.#body,
    )
  }

  clear() {
    this.#wanted = null
    this.#body.replaceChildren(h('p.empty', {}, words.whyEmpty))
  }

  async show(community, event) {
    this.#wanted = event.seq
    this.#body.replaceChildren(this.#quote(event), h('p.soft', {}, words.whyLoading))
    try {
      const trace = await ask(`/communities/${community}/events/${event.seq}/trace?lang=${language}`)
      if (this.#wanted === event.seq) this.#body.replaceChildren(this.#quote(event), ...ladder(trace))
    } catch (error) {
      if (this.#wanted === event.seq)
        this.#body.replaceChildren(this.#quote(event), h('p.fault', {}, error.message))
    }
  }

  #quote(event) {
    const { name } = this.#house.person(event.member)
    return h(
      'blockquote.subject',
      {},
      event.text ?? '',
      h(
        'footer',
        {},
        [name, this.#house.groupName(event.group), clockTime(event.at)].filter(Boolean).join(' · '),
      ),
    )
  }
}

const OPEN = new Set(['fired', 'held'])

function ladder(trace) {
  const passed = trace.rules.filter(({ status }) => status === 'not-applicable')
  const alone = trace.rules.filter(({ status }) => status === 'fired').length === 1
  const judged = trace.rules.filter(({ status }) => status !== 'not-applicable')
  return [
    h('p.outcome', {}, trace.outcome),
    trace.fault ? h('p.fault', {}, trace.fault) : null,
    ...trace.instead.map(({ sentence }) => h('p.instead', {}, sentence)),
    h('ol.ladder', {}, ...judged.map((rule) => rung(rule, alone))),
    passed.length === 0
      ? null
      : h(
          'details.passed',
          {},
          h('summary', {}, words.otherRules(passed.length)),
          h('ul', {}, ...passed.map(({ brief }) => h('li', {}, brief))),
        ),
    trace.charter > 0 ? h('p.soft.small', {}, words.charterVersion(trace.charter)) : null,
  ].filter(Boolean)
}

/** What the outcome above has said already is not said again. */
function rung({ status, title, brief, parts }, alone) {
  return h(
    'li.rung',
    { 'data-status': status },
    h(
      'details',
      { open: OPEN.has(status) },
      h(
        'summary',
        {},
        h('span.rule', {}, title),
        h('span.status', {}, words.outcomes[status]),
        OPEN.has(status) ? null : h('span.reason', {}, whyNot(parts)),
      ),
      OPEN.has(status) && !(alone && status === 'fired') ? h('p.reason', {}, brief) : null,
      parts.length === 0 ? null : h('ul.parts', {}, ...parts.map((part) => partOf(part))),
    ),
  )
}

/** The one part that said no, with its values. */
function whyNot(parts) {
  const part = parts.find(({ decisive, met }) => decisive && !met) ?? parts.find(({ met }) => !met)
  if (!part) return ''
  const values = part.values.map(({ name, value }) => `${name} = ${value}`).join(words.comma)
  return values === '' ? part.source : values
}

function partOf({ source, met, decisive, values }) {
  return h(
    'li',
    { 'data-met': met, 'data-decisive': decisive },
    h('code', {}, source),
    h('span.verdict', {}, met ? words.yes : words.no),
    values.length === 0
      ? null
      : h('dl', {}, ...values.flatMap(({ name, value }) => [h('dt', {}, name), h('dd', {}, value)])),
  )
}
