import { expect, test } from 'vitest'
import { compose } from './compose.ts'
import { NOON, notice } from './planner-fixture.ts'

const SETTING = { communityName: '读书会', origin: 'https://moot.example.org', minutes: 10 }
const delivery = (count: number, urgent: boolean) => ({
  operator: 'ann',
  channel: 'mail',
  notices: Array.from({ length: count }, (_, place) => notice(`case-${place}-0`, 'breaker', NOON)),
  urgent,
  step: 0,
  dedupe: 'd',
})

test('one urgent notice', () => {
  expect(compose(delivery(1, true), { ...SETTING, language: 'zh-CN' })).toEqual({
    title: '【紧急】读书会：规则被熔断停下',
    text: 'case-0-0\n请在控制台点“知道了”；10 分钟内无人确认，就会通知下一位。\nhttps://moot.example.org',
  })
  expect(compose(delivery(1, true), { ...SETTING, minutes: 1, language: 'en' })).toEqual({
    title: 'Urgent: A rule was stopped by the breaker – 读书会',
    text: 'case-0-0\nAcknowledge it in the console; otherwise the next person is told after 1 minute.\nhttps://moot.example.org',
  })
})

test('many urgent ones of a kind say what kind', () => {
  const { title, text } = compose(delivery(80, true), { ...SETTING, language: 'zh-CN' })
  expect(title).toBe('【紧急】读书会：规则被熔断停下')
  expect(text).toContain('……另有 70 件\n')
})

test('many are listed up to ten', () => {
  const { title, text } = compose(delivery(12, false), { ...SETTING, language: 'zh-CN' })
  expect(title).toBe('读书会：有 12 件事待查看')
  expect(text.split('\n')).toHaveLength(12)
  expect(text).toContain('• case-9-0\n……另有 2 件\n')
})
