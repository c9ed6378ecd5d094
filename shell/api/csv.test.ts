import { expect, test } from 'vitest'
import { csvOf, guarded, unguarded } from './csv.ts'

test.each(['=1+1', '+1', '-1', '@cmd', '\tx', '\rx'])('a spreadsheet never calculates %j', (cell) => {
  expect(guarded(cell)).toBe(`'${cell}`)
  expect(unguarded(guarded(cell))).toBe(cell)
})

test('what is no formula stays as it is', () => {
  expect(csvOf([['群', 'a,b', '=1']])).toBe('\uFEFF群,"a,b",\'=1\r\n')
  expect(unguarded("'quoted")).toBe("'quoted")
})
