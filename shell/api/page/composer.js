/** Writes into the built-in room as one of its people. */
import { h } from './dom.js'
import { ask } from './server.js'
import { language, words } from './words.js'

/** Things worth trying, in the language of the community that is shown. */
const TRIES = {
  'zh-CN': ['全新相机低价出，加微信 pk_8842 私聊领取', '请问报名要多少钱？', '帮助'],
  en: ['Crypto signals with guaranteed profit, join my channel', 'How much does it cost?', 'help'],
}

export class Composer {
  #person = h('select', { 'aria-label': words.composerAs })
  #group = h('select', { 'aria-label': words.composerGroup, onchange: () => this.#fillPersons() })
  #text = h('textarea', {
    rows: 1,
    maxLength: 10_000,
    placeholder: words.composerText,
    'aria-label': words.composerText,
  })
  #send = h('button.primary', { type: 'submit' }, words.send)
  #say = h('p.said-back', { role: 'status' })
  #tries = h('div.tries')
  #community = null
  #groups = []

  constructor() {
    this.#text.addEventListener('keydown', (press) => {
      if (press.key !== 'Enter' || press.shiftKey || press.isComposing) return
      press.preventDefault()
      this.element.requestSubmit()
    })
    this.element = h(
      'form.composer',
      {
        hidden: true,
        onsubmit: (submit) => {
          submit.preventDefault()
          void this.#post()
        },
      },
      this.#tries,
      h('div.write', {}, this.#text, this.#send),
      h(
        'div.as',
        {},
        h('label', {}, words.composerAs, this.#person),
        h('label', {}, words.composerGroup, this.#group),
        h('button.quiet', { type: 'button', onclick: () => void this.#newcomer() }, words.newcomer),
        this.#say,
      ),
    )
  }

  /** Shows the room of a community; without one the composer stays away. */
  async open(community, languages, groupName) {
    this.#community = community
    await this.refresh(groupName)
    const tries = TRIES[languages?.[0] === 'zh-CN' ? 'zh-CN' : languages?.[0] === 'en' ? 'en' : language]
    this.#tries.replaceChildren(
      h('span.soft', {}, words.tries),
      ...tries.map((text) => h('button.chip', { type: 'button', onclick: () => this.#put(text) }, text)),
    )
  }

  async refresh(groupName) {
    try {
      this.#groups = (await ask(`/communities/${this.#community}/room`)).groups
    } catch {
      this.#groups = []
    }
    this.element.hidden = this.#groups.length === 0
    this.#group.replaceChildren(
      ...this.#groups.map(({ native, name }) => h('option', { value: native }, name)),
    )
    this.choose(groupName)
  }

  /** Turns to the group of this name, or stays. */
  choose(groupName) {
    const group = this.#groups.find(({ name }) => name === groupName)
    if (group) this.#group.value = group.native
    this.#fillPersons()
  }

  #fillPersons() {
    const before = this.#person.value
    const group = this.#groups.find(({ native }) => native === this.#group.value)
    const shapes = { owner: '◆', admin: '▲', member: '○' }
    const persons = [...(group?.persons ?? [])].sort((left, right) => rank(right) - rank(left))
    this.#person.replaceChildren(
      ...persons.map(({ native, name, role }) => h('option', { value: native }, `${shapes[role]} ${name}`)),
    )
    const chosen =
      persons.find(({ native }) => native === before) ?? persons.find(({ role }) => role === 'member')
    if (chosen) this.#person.value = chosen.native
  }

  #put(text) {
    this.#text.value = text
    this.#text.focus()
  }

  async #post() {
    const text = this.#text.value.trim()
    if (text === '') return
    await this.#try(async () => {
      await ask(`/communities/${this.#community}/room/messages`, {
        method: 'POST',
        body: { group: this.#group.value, person: this.#person.value, text },
      })
      this.#text.value = ''
      return words.sent
    })
  }

  async #newcomer() {
    await this.#try(async () => {
      const group = this.#group.value
      const { name, native } = await ask(`/communities/${this.#community}/room/newcomers`, {
        method: 'POST',
        body: { group },
      })
      await this.refresh(null)
      this.#group.value = group
      this.#fillPersons()
      this.#person.value = native
      return words.newcomerDone(name)
    })
  }

  async #try(deed) {
    this.#send.disabled = true
    try {
      this.#tell(await deed(), false)
    } catch (error) {
      this.#tell(error.message, true)
    } finally {
      this.#send.disabled = false
    }
  }

  #tell(text, failed) {
    this.#say.textContent = text
    this.#say.classList.toggle('failed', failed)
  }
}

const rank = ({ role }) => ['owner', 'admin'].indexOf(role)
