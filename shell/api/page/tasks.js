/** What a person does by hand where no program may: one group after the other, copied, pasted, ticked off. */
import { h } from './dom.js'
import { Refusal, ask } from './server.js'
import { fullTime, language, switchLanguage, words } from './words.js'

const own = words.tasks
const main = document.getElementById('main')
const list = h('ol.due')
const count = h('p.soft', { role: 'status' })
const said = h('p.soft.told', { role: 'status', 'aria-live': 'polite' })
let community = null

document.documentElement.lang = language
document.title = `${own.page} · Folkmoot`
const languageButton = document.getElementById('language')
languageButton.textContent = words.language
languageButton.addEventListener('click', switchLanguage)

void start()

async function start() {
  const { communities } = await ask('/communities').catch((error) => {
    if (error instanceof Refusal && error.status === 401) location.assign('/')
    throw error
  })
  if (communities.length === 0) return location.assign('/')
  const asked = new URLSearchParams(location.hash.slice(1)).get('community')
  document
    .getElementById('communities')
    .replaceChildren(
      ...communities.map(({ id, name }) =>
        h('button', { type: 'button', 'data-community': id, onclick: () => void open(id) }, name),
      ),
    )
  main.replaceChildren(
    h('div.head', {}, h('h1', {}, own.page), count, h('p', {}, own.lead)),
    list,
    said,
    pasteForm(),
  )
  return open((communities.find(({ id }) => id === asked) ?? communities[0]).id)
}

async function open(id) {
  community = id
  location.hash = `community=${id}`
  for (const button of document.querySelectorAll('[data-community]')) {
    button.setAttribute('aria-pressed', String(button.dataset.community === id))
  }
  await Promise.all([load(), loadGroups()])
}

async function load() {
  const here = community
  const { groups } = await ask(`/communities/${here}/tasks?lang=${language}`)
  if (here !== community) return
  count.textContent = groups.length === 0 ? '' : own.count(groups.length)
  list.replaceChildren(...(groups.length === 0 ? [nothing()] : groups.map((each) => card(each))))
}

const nothing = () => h('li.empty', {}, h('strong', {}, own.none), h('p', {}, own.noneWhy))

function card({ name, text, expires, tasks }) {
  const others = tasks.filter(({ way }) => way !== 'paste')
  const reasons = [...new Set(tasks.map(({ rule }) => rule))]
  const finish = (done) => () => void tick(tasks, done, element)
  const element = h(
    'li.card',
    {},
    h(
      'header',
      {},
      h('h2', {}, name ?? own.nobody),
      h('small.soft', { title: fullTime(expires) }, own.until(shortTime(expires))),
    ),
    text === null ? null : wordsBox(text),
    others.length === 0 ? null : h('ul.deeds', {}, ...others.map(deed)),
    h('p.soft.small', {}, reasons.map((rule) => own.because(rule)).join(language === 'en' ? ', ' : '，')),
    h(
      'div.buttons',
      {},
      h('button.primary', { type: 'button', onclick: finish(true) }, own.done),
      h('button.quiet', { type: 'button', onclick: finish(false) }, own.notDone),
    ),
  )
  return element
}

function wordsBox(text) {
  const button = h('button.copy', { type: 'button', onclick: () => void copy(text, button) }, own.copy)
  return h('div.words', {}, h('pre', {}, text), button)
}

function deed({ way, kind, words: text, member, amount }) {
  const name = member?.name ?? words.someone
  if (way === 'private') return h('li', {}, own.privateTo(name), text === null ? null : wordsBox(text))
  const minutes = Math.max(1, Math.round((amount ?? 0) / 60_000))
  return h('li', {}, own.deeds[kind]?.(name, minutes) ?? kind)
}

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text)
    button.textContent = own.copied
  } catch {
    button.textContent = own.copyFailed
  }
}

async function tick(tasks, done, element) {
  for (const button of element.querySelectorAll('button')) button.disabled = true
  const ticks = tasks.map(({ action }) => ({ action, done }))
  try {
    const { over } = await ask(`/communities/${community}/tasks/ticks`, { method: 'POST', body: { ticks } })
    said.textContent = over.length > 0 ? own.over : ''
  } catch (error) {
    said.textContent = error.message
  }
  await load()
  list.querySelector('button')?.focus()
}

const shortTime = (instant) =>
  new Intl.DateTimeFormat(language, {
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(instant)

const groupNames = h('datalist', { id: 'group-names' })
let account = null

async function loadGroups() {
  const here = community
  const [{ accounts }, { groups }] = await Promise.all([
    ask(`/communities/${here}/accounts`),
    ask(`/communities/${here}/groups`),
  ])
  if (here !== community) return
  account = accounts.find(({ platform }) => platform === 'assist')?.id ?? null
  groupNames.replaceChildren(
    ...groups
      .filter(({ platform }) => platform === 'assist')
      .map(({ native }) => h('option', { value: native })),
  )
}

function pasteForm() {
  const group = h('input', { name: 'group', required: true, maxLength: 200, autocomplete: 'off' })
  group.setAttribute('list', 'group-names')
  const text = h('textarea', { name: 'text', required: true, rows: 6 })
  const answer = h('p.soft', { role: 'status', 'aria-live': 'polite' })
  const submit = async (event) => {
    event.preventDefault()
    answer.textContent = await paste(group.value, text)
  }
  return h(
    'form.paste.card',
    { onsubmit: (event) => void submit(event) },
    h('h2', {}, own.paste),
    h('p.soft.small', {}, own.pasteHow),
    h('label', {}, h('span', {}, own.group), group),
    h('label', {}, h('span', {}, own.text), text),
    h('div.buttons', {}, h('button.plain', {}, own.read)),
    answer,
    groupNames,
  )
}

async function paste(group, field) {
  if (account === null) return own.noAccount
  try {
    const { appended, known, unread } = await ask(`/communities/${community}/accounts/${account}/paste`, {
      method: 'POST',
      body: { group, text: field.value },
    })
    field.value = ''
    setTimeout(() => void open(community), 1_500)
    const left = unread.length === 0 ? '' : ` ${own.unread(unread.slice(0, 5).join(', '))}`
    return own.readDone(appended, known) + left
  } catch (error) {
    return error.message
  }
}
