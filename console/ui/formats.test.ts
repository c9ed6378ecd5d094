import { describe, expect, test } from 'vitest'
import { formatIn } from './formats.ts'

const en = formatIn('en', 'Asia/Shanghai')
const zh = formatIn('zh-CN', 'Asia/Shanghai')
const AT = Date.UTC(2026, 10, 23, 16, 5, 9)

describe('numbers', () => {
  test('large ones are short, Chinese ones by ten thousands', () => {
    expect(en.compact(12_345)).toBe('12.3K')
    expect(zh.compact(12_345)).toBe('1.2\u2009万')
    expect(zh.compact(345)).toBe('345')
  })

  test('shares are percentages', () => {
    expect(en.percent(0.125)).toBe('12.5%')
  })

  test('sizes have the unit that fits', () => {
    expect(en.bytes(999)).toBe('999 byte')
    expect(en.bytes(2_500_000)).toBe('2.5 MB')
  })
})

describe('times', () => {
  test('are those of the zone', () => {
    expect(en.time(AT)).toBe('00:05')
    expect(zh.exact(AT)).toContain('11月24日')
  })

  test('near ones are told in words', () => {
    expect(en.relative(AT - 30_000, AT)).toBe('now')
    expect(en.relative(AT - 3 * 60_000, AT)).toBe('3 minutes ago')
    expect(zh.relative(AT + 26 * 3_600_000, AT)).toBe('明天')
    expect(zh.relative(AT - 5 * 3_600_000, AT)).toBe('5小时前')
  })

  test('durations have two units at most', () => {
    expect(en.duration(200 * 60_000)).toBe('3 hr 20 min')
    expect(zh.duration(200 * 60_000)).toBe('3小时 20分钟')
    expect(zh.duration(24 * 3_600_000)).toBe('1天')
    expect(en.duration(400)).toBe('0 sec')
  })
})
