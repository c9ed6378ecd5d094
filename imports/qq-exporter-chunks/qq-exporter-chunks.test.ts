import { expect, test } from 'vitest'
import { bundleEventsOf, bundleFixture, bundleRecordsOf } from '../../test/imports/memory-bundle.ts'
import { qqExporterChunks } from './qq-exporter-chunks.ts'

const bundle = bundleFixture(new URL('fixtures/export/', import.meta.url))

test('chunks are read in their order, with what the manifest says of the chat', async () => {
  expect(await bundleEventsOf(qqExporterChunks, bundle)).toMatchObject([
    { native: '7101', group: { native: '200000001', name: '读书会' }, person: { native: '100000001' } },
    { native: '7102', content: { parts: [{ type: 'image' }] } },
    { kind: 'member.joined', person: { name: '老周' }, inviter: { native: '100000002' } },
    { native: '7105', data: { replyTo: '7102' } },
  ])
})

test('places count through all chunks, each line for itself', async () => {
  const records = await bundleRecordsOf(qqExporterChunks, bundle)
  expect(records.map(({ place, problem }) => [place, problem?.code])).toEqual([
    [1, undefined],
    [2, undefined],
    [3, undefined],
    [5, 'not-json'],
    [6, undefined],
  ])
})

test('several chats may lie side by side', async () => {
  const twice = Object.entries(bundle.files).flatMap(([path, text]) => [
    [`a/${path}`, text.replace('200000001', '300000001')],
    [`b/${path}`, text],
  ])
  const events = await bundleEventsOf(qqExporterChunks, { files: Object.fromEntries(twice) })
  expect(events.map(({ group }) => group?.native)).toEqual([
    ...Array<string>(4).fill('300000001'),
    ...Array<string>(4).fill('200000001'),
  ])
})

test.each([[['manifest.json']], [['chunks/a.jsonl']], [['a/manifest.json', 'b/chunks/a.jsonl']]])(
  '%j holds none',
  (names) => expect(qqExporterChunks.recognise(names)).toBe(0),
)
