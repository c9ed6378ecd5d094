import { expect, test } from 'vitest'
import { fillPlaceholders, placeholdersIn, writeOut } from './placeholders.ts'

const shown = (name: string) => `<${name}>`

test('names in doubled braces are words like any other', () => {
  const text = '{{member}} is written {member}, {{{group}}} in braces, { x } and {} are nothing'
  expect(placeholdersIn(text).map(({ name, offset }) => [name, text.slice(offset, offset + 3)])).toEqual([
    ['member', '{me'],
    ['group', '{gr'],
  ])
  expect(writeOut(text, shown)).toBe(
    '{member} is written <member>, {<group>} in braces, { x } and {} are nothing',
  )
})

test('what is filled in early is data: its braces stay what they are', () => {
  const filled = fillPlaceholders('{name}: {{name}} {other}', new Map([['name', 'Club {member} {{x}}']]))
  expect(placeholdersIn(filled).map(({ name }) => name)).toEqual(['other'])
  expect(writeOut(filled, shown)).toBe('Club {member} {{x}}: {name} <other>')
})
