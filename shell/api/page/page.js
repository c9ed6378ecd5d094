/** The first page: communities, the live feed, why each thing was done, and a way to take part. */
import { CaseList } from './cases.js'
import { Composer } from './composer.js'
import { h } from './dom.js'
import { Feed } from './feed.js'
import { House } from './house.js'
import { Refusal, ask, health, watch } from './server.js'
import { TracePanel } from './trace.js'
import { compact, language, switchLanguage, words } from './words.js'

const main = document.getElementById('main')
const house = new House()
let community = null
let group = null
let newest = '0'
let stop = () => {}
const wide = matchMedia('(min-width: 1101px)')

const feed = new Feed(house, { onSelect: (event) => select(event), onOlder: () => void older() })
const trace = new TracePanel(house, () => unselect())
const composer = new Composer()
const caseList = new CaseList(house, (seq) => void openEvent(seq))
const groupList = h('ul.groups')
const purpose = h('p.purpose')

document.documentElement.lang = language
const languageButton = document.getElementById('language')
languageButton.textContent = words.language
languageButton.addEventListener('click', switchLanguage)
const tasksLink = document.getElementById('tasks')
tasksLink.textContent = words.tasks.title
const signOut = document.getElementById('sign-out')
signOut.textContent = words.signOut
signOut.addEventListener(
  'click',
  () => void ask('/session', { method: 'DELETE' }).finally(() => location.reload()),
)

void start()

async function start() {
  try {
    await ask('/session')
  } catch (error) {
    if (error instanceof Refusal && error.status === 401) return signedOut()
    return showNotice(error.message)
  }
  signOut.hidden = false
  tasksLink.hidden = false
  void showHealth()
  setInterval(() => void showHealth(), 15_000)
  const { communities } = await ask('/communities')
  if (communities.length === 0) return showNotice(words.noCommunities, words.noCommunitiesHow)
  const asked = new URLSearchParams(location.hash.slice(1)).get('community')
  const first = communities.find(({ id }) => id === asked) ?? preferred(communities)
  document
    .getElementById('communities')
    .replaceChildren(
      ...communities.map((each) =>
        h(
          'button',
          { type: 'button', 'data-community': each.id, onclick: () => void open(each.id) },
          each.name,
        ),
      ),
    )
  main.replaceChildren(
    h('div.side', {}, purpose, h('section', {}, h('h2', {}, words.groups), groupList), caseList.element),
    h('div.middle', {}, feed.element, composer.element),
    trace.element,
  )
  return open(first.id)
}

/** The community whose name is written in the reader's script comes first. */
function preferred(communities) {
  const chinese = language === 'zh-CN'
  return communities.find(({ name }) => /[\u4e00-\u9fff]/.test(name) === chinese) ?? communities[0]
}

async function open(id) {
  stop()
  community = id
  group = null
  unselect()
  location.hash = `community=${id}`
  tasksLink.href = `/tasks#community=${id}`
  for (const button of document.querySelectorAll('[data-community]')) {
    button.setAttribute('aria-pressed', String(button.dataset.community === id))
  }
  const [detail, { groups }] = await Promise.all([
    ask(`/communities/${id}`),
    ask(`/communities/${id}/groups`),
  ])
  if (community !== id) return
  house.setGroups(groups)
  purpose.textContent = detail.charter?.purpose ?? ''
  showGroups(groups, detail.counts.members)
  await Promise.all([load(), composer.open(id, detail.charter?.languages, null), caseList.load(id)])
  stop = watch(id, newest, {
    onEvent: ({ event, people }) => arrived(event, people),
    onReset: () => void load(),
    onState: (connected) => document.body.classList.toggle('lost', !connected),
  })
}

async function load() {
  const here = community
  const feedPage = await ask(`/communities/${here}/events?limit=120&lang=${language}${groupFilter()}`)
  if (community !== here) return
  house.addPeople(feedPage.people)
  newest = feedPage.events[0]?.seq ?? newest
  feed.show([...feedPage.events].reverse())
  if (wide.matches) explainLatest(feedPage.events)
}

/** Where there is room, the page explains itself with the newest thing that was done. */
function explainLatest(events) {
  const acted = events.find(({ kind, actions }) => kind === 'message.sent' && actions.length > 0)
  if (acted) select(acted)
}

async function older() {
  const before = feed.oldest
  if (before === null) return
  const page = await ask(
    `/communities/${community}/events?limit=200&before=${before}&lang=${language}${groupFilter()}`,
  )
  house.addPeople(page.people)
  feed.prepend([...page.events].reverse())
}

const groupFilter = () => (group === null ? '' : `&group=${group}`)

function arrived(event, people) {
  house.addPeople(people)
  newest = event.seq
  if (event.group !== null && house.groupName(event.group) === null) void refreshGroups()
  if (group === null || event.group === group || event.group === null) feed.add(event)
  if (event.cases.length > 0 || event.kind === 'verdict.given') void caseList.load(community)
  if (event.kind === 'member.joined' || event.kind === 'member.removed') void refreshGroups()
}

async function refreshGroups() {
  const [{ groups }, { counts }] = await Promise.all([
    ask(`/communities/${community}/groups`),
    ask(`/communities/${community}`),
  ])
  house.setGroups(groups)
  showGroups(groups, counts.members)
}

function showGroups(groups, members) {
  const entry = (id, name, count, note = compact(count)) =>
    h(
      'li',
      {},
      h(
        'button',
        { type: 'button', 'aria-pressed': String(group === id), onclick: () => void chooseGroup(id, name) },
        h('span', {}, name),
        h('small', { title: words.members(compact(count)) }, note),
      ),
    )
  groupList.replaceChildren(
    entry(null, words.allGroups, members, words.members(compact(members))),
    ...groups.map(({ id, name, members: count, kind }) =>
      entry(id, name ?? id, count, kind === null ? words.unassigned : undefined),
    ),
  )
}

async function chooseGroup(id, name) {
  group = id
  for (const button of groupList.querySelectorAll('button')) {
    button.setAttribute('aria-pressed', String(button.firstChild.textContent === name))
  }
  composer.choose(name)
  await load()
}

function select(event) {
  feed.select(event.seq)
  document.body.classList.add('asking-why')
  void trace.show(community, event)
}

function unselect() {
  feed.select(null)
  trace.clear()
  document.body.classList.remove('asking-why')
}

async function openEvent(seq) {
  const { events, people } = await ask(`/communities/${community}/events/${seq}?lang=${language}`)
  house.addPeople(people)
  feed.reveal(seq)
  select(events[0])
}

async function showHealth() {
  const badge = document.getElementById('health')
  try {
    const { status, reasons } = await health()
    badge.dataset.status = status
    badge.textContent =
      status === 'ok' ? words.healthy : words.degraded(reasons.map(({ message }) => message).join(' '))
  } catch {
    badge.dataset.status = 'lost'
    badge.textContent = words.lost
  }
}

function signedOut() {
  const failed = new URLSearchParams(location.search).has('sign-in') || location.search.includes('error=')
  main.replaceChildren(
    h(
      'section.welcome',
      {},
      h('img', { src: '/page/mark.svg', alt: '', width: 72, height: 72 }),
      h('h1', {}, words.signedOut),
      failed ? h('p.fault', {}, words.linkFailed) : null,
      h('p', {}, words.signedOutWhy),
      h('p.soft', {}, words.signedOutHow),
      h('pre', {}, h('code', {}, 'folkmoot sign-in-link')),
    ),
  )
}

function showNotice(title, text) {
  main.replaceChildren(h('section.welcome', {}, h('h1', {}, title), text ? h('p', {}, text) : null))
}
