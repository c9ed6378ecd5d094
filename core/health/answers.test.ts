import { expect, test } from 'vitest'
import { Answers, type Asked } from './answers.ts'
import { People } from './people.ts'

const MINUTE = 60_000

/** A group in which people speak by name; answers are told as `who by how`. */
function group() {
  const people = new People()
  const answers = new Answers(people)
  return (minute: number, who: string, text = '', more: Partial<Asked> = {}): readonly string[] => {
    const person = people.numberOf({ native: who, name: who })
    const asked = { at: minute * MINUTE, person, native: null, replyTo: null, mentions: [], text, bot: false }
    return answers.take({ ...asked, ...more }).map(({ person: to, by }) => `${people.all[to]?.name} ${by}`)
  }
}

test('a link is followed, past what came between', () => {
  const say = group()
  say(0, 'Ann', 'who has bread?', { native: '1' })
  say(1, 'Ben')
  expect(say(300, 'Cid', 'I do', { replyTo: '1' })).toEqual(['Ann reply'])
  expect(say(301, 'Ann', 'as I said', { replyTo: '1' })).toEqual(['Cid next'])
})

test.each(['@Ann yes', 'yes @Ann, really', 'Ann: yes', 'Ann， 好', '@**Ann** yes', '@Ann\u2005好', 'ok@Ann'])(
  'a name is heard: %s',
  (text) => {
    const say = group()
    say(0, 'Ann')
    say(1, 'Ben')
    expect(say(10, 'Cid', text)).toEqual(['Ann mention'])
  },
)

test('a name with a space ends where WeChat or Zulip end it', () => {
  const say = group()
  say(0, 'Ann Lee')
  say(1, 'Ben')
  expect(say(10, 'Cid', '@Ann Lee\u2005in a minute')).toEqual(['Ann Lee mention'])
  expect(say(11, 'Dee', '@**Ann Lee|12** no')).toEqual(['Ann Lee mention'])
})

test('nobody is answered by a name that is nobody, that is their own, or that was silent for a day', () => {
  const say = group()
  say(0, 'Ann')
  expect(say(60, 'Ben', 'Zoe: hello')).toEqual([])
  expect(say(120, 'Ben', '@Ben me')).toEqual([])
  expect(say(60 * 25, 'Ben', '@Ann hello')).toEqual([])
})

test('what comes next within five minutes answers; later, or from the same person, it does not', () => {
  const say = group()
  expect(say(0, 'Ann')).toEqual([])
  expect(say(5, 'Ben')).toEqual(['Ann next'])
  expect(say(6, 'Ben')).toEqual([])
  expect(say(11.1, 'Ann')).toEqual([])
})

test('who was just called answers the caller, whoever wrote in between', () => {
  const say = group()
  say(0, 'Ann')
  say(1, 'Ben', '@Ann is it done?')
  say(2, 'Cid')
  expect(say(3, 'Ann', 'it is')).toEqual(['Ben next'])
})

test('a program comes between nobody', () => {
  const say = group()
  say(0, 'Ann')
  expect(say(1, 'Helper', 'news', { bot: true })).toEqual([])
  expect(say(2, 'Ben')).toEqual(['Ann next'])
})
