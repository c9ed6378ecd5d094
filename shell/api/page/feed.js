/** The live feed: messages grouped by minute and group, what was done inlined under what caused it. */
import { actLine, actsOf, hasRecalled, heldLines, statusTag } from './acts.js'
import { h, roleMark } from './dom.js'
import { clockTime, fullTime, words } from './words.js'

const MOST_KEPT = 800
const MESSAGE_KINDS = new Set(['message.sent'])

export class Feed {
  #list = h('ol.feed', { 'aria-label': words.live })
  #scroller
  #newer
  #rows = new Map()
  #byNative = new Map()
  #last = null
  #speaker = null
  #unseen = 0
  #house
  #events = []

  /** `house` knows names and groups; `onSelect` is told the event whose trace is wanted. */
  constructor(house, { onSelect, onOlder }) {
    this.#house = house
    this.onSelect = onSelect
    this.#newer = h('button.newer', { type: 'button', hidden: true, onclick: () => this.#toEnd() })
    this.#scroller = h(
      'div.scroller',
      { tabIndex: 0, onscroll: () => this.#nearEnd() && this.#seen() },
      h('button.older.quiet', { type: 'button', onclick: onOlder }, words.older),
      this.#list,
      h('p.empty', {}, words.quietFeed),
    )
    this.element = h('section.stream', { 'aria-live': 'off' }, this.#scroller, this.#newer)
  }

  clear() {
    this.#list.replaceChildren()
    this.#rows.clear()
    this.#byNative.clear()
    this.#last = null
    this.#seen()
  }

  get oldest() {
    return this.#events[0]?.seq ?? null
  }

  /** Shows a page of events, oldest first, in place of everything. */
  show(events) {
    this.clear()
    this.#events = [...events]
    for (const event of events) this.#add(event)
    this.#scroller.scrollTop = this.#scroller.scrollHeight
  }

  /** Puts older events above, without moving what is being read. */
  prepend(events) {
    const { scrollHeight, scrollTop } = this.#scroller
    this.show([...events, ...this.#events])
    this.#scroller.scrollTop = this.#scroller.scrollHeight - scrollHeight + scrollTop
  }

  add(event) {
    this.#events.push(event)
    const follow = this.#nearEnd()
    if (!this.#add(event)) return
    if (follow) this.#toEnd()
    else this.#announce()
    this.#trim()
  }

  select(seq) {
    for (const row of this.#list.querySelectorAll('[aria-current]')) row.removeAttribute('aria-current')
    this.#rows.get(seq)?.setAttribute('aria-current', 'true')
  }

  reveal(seq) {
    this.#rows.get(seq)?.scrollIntoView({ block: 'center' })
  }

  #add(event) {
    if (this.#follow(event)) return false
    const content = this.#contentOf(event)
    if (content === null) return false
    const heading = this.#headingFor(event)
    const row = h('li.row', { 'data-kind': event.kind }, content)
    if (heading === null && this.#goesOn(event)) row.classList.add('same')
    this.#speaker = event.kind === 'message.sent' && event.actions.length === 0 ? event.member : null
    if (heading) this.#list.append(heading)
    this.#list.append(row)
    this.#rows.set(event.seq, row)
    if (event.native && MESSAGE_KINDS.has(event.kind))
      this.#byNative.set(`${event.group}/${event.native}`, row)
    for (const { message } of event.actions.filter(hasRecalled))
      this.#rows.get(message)?.classList.add('recalled')
    return true
  }

  /** Events that only change what is shown already. */
  #follow({ kind, group, data, text, actions, fired }) {
    if (kind.startsWith('action.')) {
      const act = this.#rows.get(String(data.seq))?.querySelector(`[data-act="${data.seq}/${data.n}"]`)
      const status = kind.slice('action.'.length)
      if (act) actLine.settle(act, status, status === 'failed' && data.permanent !== true)
      if (act?.dataset.kind === 'recall' && (status === 'handed' || data.permanent === true))
        act.closest('.row').classList.remove('recalled')
      return actions.length === 0
    }
    const quiet = actions.length === 0 && fired.length === 0
    if (kind === 'message.edited') {
      const row = this.#byNative.get(`${group}/${data.of}`)
      const said = row?.querySelector('.said')
      if (!said) return false
      said.textContent = text ?? ''
      said.append(' ', h('span.tag', {}, words.edited))
      return quiet
    }
    if (kind === 'message.recalled') {
      const row = this.#byNative.get(`${group}/${data.of}`)
      row?.classList.add('recalled')
      return row !== undefined && quiet
    }
    return false
  }

  /** The same person says more: name and mark need not stand there again. */
  #goesOn({ kind, member, points, late }) {
    return kind === 'message.sent' && member === this.#speaker && points.length === 0 && !late
  }

  #headingFor(event) {
    const minute = Math.floor(event.at / 60_000)
    const same = this.#last !== null && this.#last.group === event.group && this.#last.minute === minute
    this.#last = { group: event.group, minute }
    if (same) return null
    return h(
      'li.heading',
      {},
      h('time', { title: fullTime(event.at) }, clockTime(event.at)),
      event.group === null ? null : h('span', {}, this.#house.groupName(event.group)),
    )
  }

  #contentOf(event) {
    if (MESSAGE_KINDS.has(event.kind) || event.kind === 'message.edited') return this.#message(event)
    // Words for one operator are no part of the community's day.
    if (event.kind === 'operator.notice') return null
    if (event.kind === 'clock.due') return this.#announcement(event)
    const line = this.#line(event)
    const acts = actsOf(event, this.#house)
    if (line === null && acts.length === 0) return null
    return [line === null ? null : this.#selectable(event, 'p.line', line), ...acts]
  }

  /** What Folkmoot says of its own accord: a welcome, a reminder. */
  #announcement(event) {
    const said = event.actions.filter(({ kind, text }) => kind === 'say' && text)
    const others = actsOf(
      { ...event, actions: event.actions.filter((action) => !said.includes(action)) },
      this.#house,
    )
    if (said.length === 0 && others.length === 0) return null
    const title = event.fired[0]?.title
    return [
      this.#selectable(
        event,
        'div.message',
        h('img.mark', { src: '/page/mark.svg', alt: '', width: 16, height: 16 }),
        h(
          'div.body',
          {},
          h('p.who', {}, h('b', {}, 'Folkmoot'), title ? h('span.soft', {}, title) : null),
          ...said.map(({ text, seq, n, status }) =>
            h('p.said', { 'data-act': `${seq}/${n}`, 'data-status': status }, text, ' ', statusTag(status)),
          ),
        ),
      ),
      ...others,
    ]
  }

  #message(event) {
    const { name, role } = this.#house.person(event.member)
    const points = event.points.reduce((sum, { amount }) => sum + amount, 0)
    const media = event.parts.filter((type) => type !== 'text' && type !== 'link' && type !== 'mention')
    return [
      this.#selectable(
        event,
        'div.message',
        roleMark(role, words.roles[role] ?? role),
        h(
          'div.body',
          {},
          h(
            'p.who',
            {},
            h('b', {}, name),
            role === 'member' ? null : h('span.soft', {}, words.roles[role] ?? role),
            event.late ? h('span.tag', {}, words.late) : null,
            h('span.tag.gone', {}, words.recalled),
            points === 0 ? null : h('span.points', {}, words.acts.points({ amount: points })),
          ),
          h('p.said', {}, this.#saying(event, media)),
        ),
      ),
      ...heldLines(event),
      ...actsOf(event, this.#house),
    ]
  }

  #saying({ erased, text, cut }, media) {
    if (erased) return [h('span.tag', {}, words.erased)]
    const shown =
      media.length === 0 ? '' : words.media(media.map((type) => words.mediaNames[type] ?? type).join(' '))
    return [[text, shown].filter(Boolean).join(' '), cut ? ' …' : '']
  }

  #line({ kind, member, data }) {
    const { name } = this.#house.person(member)
    switch (kind) {
      case 'member.joined':
        return words.joined(name)
      case 'member.left':
        return words.left(name)
      case 'member.removed':
        return words.removed(name)
      case 'member.role':
        return words.role(name, words.roles[data.role === 'admin' ? 'manager' : data.role] ?? data.role)
      case 'message.recalled':
        return words.recalledBySelf(name)
      case 'reaction.added':
        return words.reacted(name, data.emoji)
      case 'charter.published':
        return words.published(data.version)
      case 'operator.act':
        return data.kind ? words.assigned(data.kind) : null
      case 'verdict.given':
        return words.verdict[data.verdict]
      case 'erased':
        return words.erasedMember
      default:
        return null
    }
  }

  #selectable(event, shape, ...children) {
    const choose = () => this.onSelect(event)
    return h(
      shape,
      {
        role: 'button',
        tabIndex: 0,
        onclick: choose,
        onkeydown: (press) => {
          if (press.key !== 'Enter' && press.key !== ' ') return
          press.preventDefault()
          choose()
        },
      },
      ...children,
    )
  }

  #nearEnd() {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller
    return scrollHeight - scrollTop - clientHeight < 120
  }

  #toEnd() {
    this.#scroller.scrollTop = this.#scroller.scrollHeight
    this.#seen()
  }

  #announce() {
    this.#unseen += 1
    this.#newer.hidden = false
    this.#newer.textContent = words.newer(this.#unseen)
  }

  #seen() {
    this.#unseen = 0
    this.#newer.hidden = true
  }

  #trim() {
    if (this.#events.length <= MOST_KEPT || !this.#nearEnd()) return
    this.show(this.#events.slice(-MOST_KEPT / 2))
  }
}
