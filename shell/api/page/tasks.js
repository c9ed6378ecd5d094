/** What a person does by hand where no program may: one group after the other, copied, pasted, ticked off. */
import { h } from './dom.js'
import { Refusal, ask } from './server.js'
import { fullTime, language, switchLanguage, words } from './words.js'

const own = words.tasks
const main = document.getElementById('main')
const list = h('ol.due')
const heading = h('h1', { tabIndex: -1 }, own.page)
const count = h('p.soft', { role: 'status' })
const said = h('p.soft.told', { role: 'status', 'aria-live': 'polite' })
const home = document.getElementById('home')
let community = null
let shown = null

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
    h('div.head', {}, heading, count, h('p', {}, own.lead), toPaste()),
    list,
    said,
    pasteForm(),
  )
  // On a phone one goes to the chat program and back with every group.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void load()
  })
  return open((communities.find(({ id }) => id === asked) ?? communities[0]).id)
}

/** Past everything that is due: the groups may be many. */
function toPaste() {
  const go = () => document.querySelector('.paste input').focus()
  return h('button.quiet', { type: 'button', onclick: go }, own.paste, ' ↓')
}

async function open(id) {
  community = id
  location.hash = `community=${id}`
  home.href = `/#community=${id}`
  for (const button of document.querySelectorAll('[data-community]')) {
    button.setAttribute('aria-pressed', String(button.dataset.community === id))
  }
  await Promise.all([load(), loadGroups()])
}

async function load() {
  const here = community
  const { groups } = await ask(`/communities/${here}/tasks?lang=${language}`)
  const now = JSON.stringify([here, groups])
  // What has not changed keeps its place and its focus.
  if (here !== community || now === shown) return
  shown = now
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
    h('p.soft.small', {}, own.because(reasons)),
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
  const box = h('pre', {}, text)
  const take = () => void copy(box, button)
  const button = h('button.copy', { type: 'button', 'aria-live': 'polite', onclick: take }, own.copy)
  return h('div.words', {}, box, button)
}

function deed({ way, kind, words: text, member, amount }) {
  const name = member?.name ?? words.someone
  if (way === 'private') return h('li', {}, own.privateTo(name), text === null ? null : wordsBox(text))
  const minutes = Math.max(1, Math.round((amount ?? 0) / 60_000))
  return h('li', {}, own.deeds[kind]?.(name, minutes) ?? kind)
}

async function copy(box, button) {
  const taken = await put(box)
  document.querySelector('[data-copied]')?.replaceChildren(own.copy)
  document.querySelector('[data-copied]')?.removeAttribute('data-copied')
  button.toggleAttribute('data-copied', taken)
  button.textContent = taken ? own.copied : own.copyFailed
}

/** Without https a browser has no clipboard to write to, but still copies what is selected. */
async function put(box) {
  try {
    await navigator.clipboard.writeText(box.textContent)
    return true
  } catch {
    getSelection().selectAllChildren(box)
    return document.execCommand('copy')
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
  shown = null
  await load()
  const next = list.querySelector('button') ?? heading
  next.focus()
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
