import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')
const [light = '', dark = ''] = css.split("[data-theme='dark']")
const colours = (text: string) =>
  Object.fromEntries(
    [...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name ?? '', value ?? '']),
  )

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((place) => {
    const share = Number.parseInt(hex.slice(place, place + 2), 16) / 255
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((left, right) => right - left)
  return (lighter + 0.05) / (darker + 0.05)
}

const written = [
  'ink',
  'soft',
  'oak',
  'ember',
  'brick',
  'sky',
  'owner',
  'manager',
  'creator',
  'activist',
  'member',
]
const pairs = [
  ...written.flatMap((name) => [
    [name, 'paper'],
    [name, 'card'],
  ]),
  ['ink', 'oak-wash'],
  ['soft', 'oak-wash'],
  ['ember', 'ember-wash'],
  ['brick', 'brick-wash'],
  ['sky', 'sky-wash'],
  ['on-oak', 'oak'],
]

describe.each([
  ['light', colours(light)],
  ['dark', colours(dark)],
])('%s', (_theme, theme) => {
  test.each(pairs)('%s can be read on %s (AA)', (text, ground) => {
    expect(contrast(theme[text ?? ''] ?? '', theme[ground ?? ''] ?? '')).toBeGreaterThanOrEqual(4.5)
  })
})

test('black on white is 21 to 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
})
