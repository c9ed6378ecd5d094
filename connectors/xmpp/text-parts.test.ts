import { expect, test } from 'vitest'
import { textOf } from '../../core/chat/message.ts'
import { parse } from './sample-stanzas.ts'
import { partsOf } from './text-parts.ts'

const REPLY = '<reply xmlns="urn:xmpp:reply:0" id="s0"/>'
const quote = (range: string) =>
  `<fallback xmlns="urn:xmpp:fallback:0" for="urn:xmpp:reply:0"><body ${range}/></fallback>`
const words = (inside: string) => textOf(partsOf(parse(`<message>${inside}</message>`)) ?? [])

test('a quotation before an answer is not the words of who answers', () => {
  const body = '<body>&gt; Bob wrote:\n&gt; How much?\nNothing.</body>'
  expect(words(`${body}${REPLY}${quote('start="0" end="25"')}`)).toBe('Nothing.')
})

test.each([
  ['the whole message', quote('')],
  ['what is no quotation', quote('start="0" end="9"')],
])('words are not hidden by calling %s a quotation', (_, fallback) => {
  expect(words(`<body>Buy here! yes</body>${REPLY}${fallback}`)).toBe('Buy here! yes')
})

test('nor where nothing is answered, or nothing else is said', () => {
  expect(words(`<body>&gt; Buy\nyes</body>${quote('start="0" end="6"')}`)).toBe('> Buy\nyes')
  expect(words(`<body>&gt; Buy here!</body>${REPLY}${quote('')}`)).toBe('> Buy here!')
})

test('of bodies in several languages every one is read, since any of them may be shown', () => {
  expect(words('<body xml:lang="en">hello</body><body xml:lang="de">Kauft</body>')).toBe('hello\nKauft')
})
