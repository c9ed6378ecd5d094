import { describe, expect, test } from 'vitest'
import type { Unit } from '../../../core/health/report.ts'
import { figureText, tickText } from './figure.ts'
import { voiceOf } from './page-language.ts'

const zh = voiceOf('zh-CN', 'UTC')
const en = voiceOf('en', 'UTC')

describe('a figure', () => {
  test.each<[number, Unit, string, string]>([
    [0.372, 'share', '37%', '37 %'],
    [0.0421, 'share', '4.2%', '4.2 %'],
    [1, 'share', '100%', '100 %'],
    [1_234, 'messages', '1,234 条', '1,234 messages'],
    [12_345, 'messages', '1.2 万条', '12k messages'],
    [1, 'people', '1 人', '1 person'],
    [720_000, 'milliseconds', '12 分钟', '12 minutes'],
    [3.46, 'hours-a-week', '3.5 小时／周', '3.5 hours a week'],
    [0.02, 'hours-a-week', '1.2 分钟／周', '1.2 min a week'],
    [2.7, 'per-week', '2.7／周', '2.7 a week'],
    [0.614, 'ratio', '0.61', '0.61'],
    [0.7, 'gini', '0.70', '0.70'],
  ])('%d %s is %s and %s', (value, unit, chinese, english) => {
    expect(figureText(value, unit, zh)).toBe(chinese)
    expect(figureText(value, unit, en)).toBe(english)
  })

  test('is short at an axis', () => {
    expect(tickText(3_600_000, 'milliseconds', en)).toBe('1 h')
    expect(tickText(0, 'milliseconds', en)).toBe('0')
    expect(tickText(0.05, 'hours-a-week', en)).toBe('3 min')
  })
})
