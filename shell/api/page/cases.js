/** What waits for a person. */
import { h } from './dom.js'
import { ask } from './server.js'
import { language, words } from './words.js'

export class CaseList {
  #list = h('ul')
  #count = h('span.count')
  #house
  #community = null

  constructor(house, onOpen) {
    this.#house = house
    this.onOpen = onOpen
    this.element = h(
      'details.cases',
      { open: matchMedia('(min-width: 721px)').matches },
      h('summary', {}, h('h2', {}, words.cases, this.#count)),
      this.#list,
    )
  }

  async load(community) {
    this.#community = community
    const { cases, people } = await ask(
      `/communities/${community}/cases?status=open&limit=50&lang=${language}`,
    )
    this.#house.addPeople(people)
    this.element.classList.toggle('none', cases.length === 0)
    this.#count.textContent = cases.length > 0 ? String(cases.length) : ''
    this.#list.replaceChildren(
      ...(cases.length === 0 ? [h('li.empty', {}, words.casesEmpty)] : cases.map((each) => this.#item(each))),
    )
  }

  #item(each) {
    const about =
      each.member === null ? this.#house.groupName(each.group) : this.#house.person(each.member).name
    return h(
      'li.case',
      {},
      h(
        'p',
        {},
        h('b', {}, about ?? ''),
        h('span.soft', {}, words.caseKinds[each.kind] ?? each.title ?? each.kind),
      ),
      h(
        'div.buttons',
        {},
        each.count > 1 ? h('span.tag', {}, words.times(each.count)) : null,
        h(
          'button.quiet',
          { type: 'button', onclick: () => this.onOpen(each.message ?? each.seq) },
          words.openMessage,
        ),
        h(
          'button.quiet',
          { type: 'button', onclick: () => void this.#resolve(each, 'uphold') },
          words.uphold,
        ),
        h('button.quiet', { type: 'button', onclick: () => void this.#resolve(each, 'undo') }, words.undo),
      ),
    )
  }

  async #resolve({ seq, n }, verdict) {
    try {
      await ask(`/communities/${this.#community}/cases/${seq}/${n}/verdict`, {
        method: 'POST',
        body: { verdict },
      })
    } finally {
      await this.load(this.#community)
    }
  }
}
