import { expect, test } from 'vitest'
import { columnsOf, columnsOfFile } from './columns-of.ts'

test('headings are told apart by whichever sign does it, and quotes keep theirs', () => {
  expect(columnsOf('When,Who,What\n1,2,3')).toEqual(['When', 'Who', 'What'])
  expect(columnsOf('\uFEFFWhen;"Who; really";What\r\n')).toEqual(['When', 'Who; really', 'What'])
  expect(columnsOf('When\tWho, and how\tWhat')).toEqual(['When', 'Who, and how', 'What'])
})

test('empty and doubled headings are left out', () => {
  expect(columnsOf('a,,a,b')).toEqual(['a', 'b'])
  expect(columnsOf('')).toEqual([])
})

test('a table of Chinese Excel is read', async () => {
  // 时间,内容 in GB 18030.
  const bytes = new Uint8Array([0xca, 0xb1, 0xbc, 0xe4, 0x2c, 0xc4, 0xda, 0xc8, 0xdd, 0x0a])
  expect(await columnsOfFile(new Blob([bytes]))).toEqual(['时间', '内容'])
  expect(await columnsOfFile(new Blob(['时间,内容']))).toEqual(['时间', '内容'])
})
