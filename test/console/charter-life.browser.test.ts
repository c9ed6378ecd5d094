/** The life of a rule: written by cards, tried, published, seen to fire, explained, undone, and gone again. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { choose, openConsole } from '../services/console.ts'
import type { Look, OpenConsole } from '../services/console.ts'

interface Story {
  readonly community: string
  readonly look: Look
  /** A word that no other rule waits for, and a message with it. */
  readonly word: string
  readonly said: string
  readonly other: string
  readonly words: Readonly<Record<Label, string | RegExp>>
}

type Label =
  | 'add'
  | 'example'
  | 'title'
  | 'listed'
  | 'close'
  | 'mode'
  | 'live'
  | 'try'
  | 'message'
  | 'send'
  | 'recalls'
  | 'publish'
  | 'watch'
  | 'play'
  | 'speak'
  | 'say'
  | 'recalled'
  | 'why'
  | 'undo'
  | 'back'
  | 'inForce'

const STORIES: readonly Story[] = [
  {
    community: '光影读书会',
    look: { locale: 'zh-CN', width: 390 },
    word: '门票转让',
    said: '门票转让，五折，先到先得',
    other: '今晚读到第三章了',
    words: {
      add: '加一条规则',
      example: '撤回广告并说明原因',
      title: '标题',
      listed: '词语，按回车添加',
      close: /关闭|Close/,
      mode: /不倒卖门票/,
      live: '生效',
      try: '试一试',
      message: '消息',
      send: '发送',
      recalls: /撤回/,
      publish: '发布',
      watch: '去现场看看',
      play: '扮演一位成员',
      speak: '替一位成员说句话',
      say: '说出去',
      recalled: '已撤回这条消息',
      why: '某条规则为什么没触发？',
      undo: /撤\s*销/,
      back: '退回第 1 版',
      inForce: '第 3 版',
    },
  },
  {
    community: 'Lantern',
    look: { locale: 'en-US', width: 1440 },
    word: 'spare ticket',
    said: 'One spare ticket, half the price',
    other: 'The release notes are up',
    words: {
      add: 'Add a rule',
      example: 'Recall advertising and say why',
      title: 'Title',
      listed: 'Words, each followed by Enter',
      close: 'Close',
      mode: /No touting/,
      live: 'Live',
      try: 'Try it',
      message: 'Message',
      send: 'Send',
      recalls: /recall/i,
      publish: 'Publish',
      watch: 'Watch it live',
      play: 'Play a member',
      speak: 'Say something as a member',
      say: 'Say it',
      recalled: 'Recalled this message',
      why: 'Why did a rule not fire?',
      undo: 'Undo',
      back: 'Back to version 1',
      inForce: 'Version 3',
    },
  },
]
const TITLES = { 'zh-CN': '不倒卖门票', 'en-US': 'No touting' } as const

const Communities = z.object({ communities: z.array(z.object({ id: z.string(), name: z.string() })) })

let house: OpenConsole
let ids = new Map<string, string>()
beforeAll(async () => {
  house = await openConsole({ flags: ['--demo'] })
  const { communities } = Communities.parse(await house.client.get('/communities'))
  ids = new Map(communities.map(({ id, name }) => [name, id]))
}, 180_000)
afterAll(() => house.close())

test.each(STORIES.map((story) => [`${story.look.locale} ${story.look.width}`, story] as const))(
  'the life of a rule: %s',
  async (_, story) => {
    const community = ids.get(story.community) ?? ''
    const title = TITLES[story.look.locale ?? 'en-US']
    const page = await house.open(`/c/${community}/studio`, story.look)
    await write(page, story, title)
    await tryIt(page, story)
    await publish(page, story)
    await say(page, story, story.said)
    await page
      .locator('[data-event]', { hasText: story.said })
      .last()
      .getByText(story.words.recalled)
      .waitFor()
    await explain(page, story, title)
    await undo(page, story)
    await page.goto(`${house.server.address}/c/${community}/versions`)
    await page.getByRole('button', { name: story.words.back }).click()
    await page.getByRole('link', { name: story.words.inForce }).waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(story.look.width)
    await page.context().close()
  },
  180_000,
)

async function write(page: Page, { words, word }: Story, title: string): Promise<void> {
  await page.getByRole('button', { name: words.add }).click()
  await page.getByRole('button', { name: words.example }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('textbox', { name: words.title }).fill(title)
  const listed = form.getByRole('combobox', { name: words.listed })
  await listed.fill(word)
  await listed.press('Enter')
  await form.getByRole('button', { name: words.close }).click()
  const card = page.getByRole('article', { name: title })
  await card.getByRole('combobox', { name: words.mode }).click()
  await page.getByTitle(words.live, { exact: true }).last().click()
  await card.getByText(word).waitFor()
}

/** In the draft it fires; the charter in force says nothing of it. */
async function tryIt(page: Page, { words, said }: Story): Promise<void> {
  await page.getByRole('link', { name: words.try }).click()
  await page.getByRole('textbox', { name: words.message }).fill(said)
  await page.getByRole('button', { name: words.send, exact: true }).click()
  const step = page.locator('[data-place="0"]')
  await step.locator('[data-world="draft"]').getByText(words.recalls).first().waitFor()
  expect(await step.locator('[data-world="live"]').innerText()).not.toMatch(words.recalls)
  await page.goBack()
}

async function publish(page: Page, { words, said }: Story): Promise<void> {
  await page.getByRole('button', { name: words.publish }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill(said)
  await dialog.getByRole('button', { name: words.publish, exact: true }).click()
  await dialog.getByRole('link', { name: words.watch }).click()
}

async function say(page: Page, { words, look }: Story, text: string): Promise<void> {
  const box = page.getByLabel(words.speak)
  const phone = look.width === 390
  if (phone && !(await box.isVisible())) await page.getByRole('button', { name: words.play }).click()
  await box.fill(text)
  await page.getByRole('button', { name: words.say }).click()
  await page.locator('[data-event]', { hasText: text }).last().waitFor()
}

/** Why it fired on the one, and why not on another. */
async function explain(page: Page, story: Story, title: string): Promise<void> {
  const { words, said, other, word, look } = story
  const close = async () => {
    if (look.width === 390) await page.getByRole('dialog').getByRole('button', { name: words.close }).click()
  }
  await say(page, story, other)
  await page.locator('[data-event]', { hasText: other }).last().getByRole('button').first().click()
  const silent = page.locator('[data-rule][data-focused="true"]', { hasText: title })
  await choose(page, page.getByLabel(words.why), title, () => silent.isVisible())
  await silent.getByRole('button', { name: title, expanded: true }).waitFor()
  expect(await silent.getAttribute('data-status')).toBe('not-met')
  await close()
  await page.locator('[data-event]', { hasText: said }).last().getByRole('button').first().click()
  const fired = page.locator('[data-rule][data-status="fired"]', { hasText: title })
  await fired.locator('[data-decisive="true"]', { hasText: word }).waitFor()
}

async function undo(page: Page, { words }: Story): Promise<void> {
  const deed = page.locator('[data-loss="true"]').last()
  await deed.getByRole('button', { name: words.undo }).click()
  await page.locator('[data-state="undone"]').first().waitFor()
}

test('no page complained', () => {
  expect(house.complaints).toEqual([])
})
