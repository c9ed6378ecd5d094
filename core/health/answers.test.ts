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
    const said = { native: null, replyTo: null, mentions: [], text, topic: null, bot: false }
    const asked = { at: minute * MINUTE, person, ...said }
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

test('a program that calls somebody draws no answer away', () => {
  const say = group()
  say(0, 'Ann', 'a question')
  say(1, 'Ben')
  say(2, 'Helper', '@Ann please wait', { bot: true })
  expect(say(3, 'Ann', 'so')).toEqual(['Ben next'])
})

test('in a topic the one before is answered for a day, whoever writes in others', () => {
  const say = group()
  say(0, 'Ann', 'who?', { topic: 'keys' })
  say(1, 'Ben', 'look', { topic: 'photos' })
  say(2, 'Eve', 'no topic')
  expect(say(60 * 23, 'Cid', 'I have them', { topic: 'keys' })).toEqual(['Ann next'])
  expect(say(60 * 23 + 1, 'Cid', 'both', { topic: 'keys' })).toEqual([])
  expect(say(60 * 24 + 2, 'Dee', 'nice', { topic: 'photos' })).toEqual([])
  expect(say(60 * 24 + 3, 'Ann', 'thanks', { topic: 'keys' })).toEqual(['Cid next'])
  expect(say(60 * 24 + 4, 'Ben', 'hm')).toEqual([])
})

test('the latest thousands of topics are remembered', () => {
  const say = group()
  say(0, 'Ann', '', { topic: 'first' })
  for (let i = 0; i < 4_900; i++) say(1, 'Ben', '', { topic: `topic ${i}` })
  expect(say(2, 'Cid', '', { topic: 'first' })).toEqual(['Ann next'])
})
