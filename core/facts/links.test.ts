import { describe, expect, test } from 'vitest'
import { linksOf } from './links.ts'

const inText = (text: string) => linksOf([{ type: 'text', text }], text)
const domains = (text: string) => inText(text).map((link) => link.domain)

describe('links in a text', () => {
  test.each([
    ['see https://news.example.co.uk/a?b=c#d.', ['example.co.uk']],
    ['看这里http://www.example.com.cn/活动，快来', ['example.com.cn']],
    ['http://example.com这里', ['example.com']],
    ['Www.Example.COM', ['example.com']],
    ['example.com/x and shop.example.xyz', ['example.com', 'example.xyz']],
    ['(https://example.org/wiki/A_(b))', ['example.org']],
    ['[name](https://example.org/a)', ['example.org']],
    ['ｗｗｗ．ｅｘａｍｐｌｅ．ｃｏｍ', ['example.com']],
    ['ex\u200bample.com', ['example.com']],
    ['http://xn--fsqu00a.xn--fiqs8s/ ', ['xn--fsqu00a.xn--fiqs8s']],
    ['http://例子.中国/路径', ['xn--fsqu00a.xn--fiqs8s']],
    ['https://münchen.de/x', ['xn--mnchen-3ya.de']],
    ['http://192.168.1.7:8080/x', ['192.168.1.7']],
    ['t.me/joinchat/abc', ['t.me']],
    ['a.com,b.com', ['a.com', 'b.com']],
    ['http://a.com,http://b.com', ['a.com', 'b.com']],
    ['me@example.com', []],
    ['e.g. this, i.e. that, 1.5 or v1.2.3, 3.14', []],
    ['edit main.rs, README.md, script.py and node.js', []],
    ['src/main.rs/x docs.md/x', []],
    ['ok.so what', []],
    ['hello...world', []],
    ['http://', []],
    ['https://nothing', []],
  ])('%s', (text, expected) => expect(domains(text)).toEqual(expected))

  test('each address once, url as written', () => {
    expect(inText('https://Example.com/A https://Example.com/A')).toEqual([
      { url: 'https://Example.com/A', host: 'example.com', domain: 'example.com' },
    ])
  })
})

describe('links as parts', () => {
  test('of links and articles', () => {
    const parts = [
      { type: 'link' as const, url: 'https://a.example.com/' },
      { type: 'article' as const, title: 'T', url: 'https://b.example.org/' },
    ]
    expect(
      linksOf(parts, 'https://a.example.com/ T https://b.example.org/').map((link) => link.host),
    ).toEqual(['a.example.com', 'b.example.org'])
  })

  test('one that is no address is left out', () => {
    expect(linksOf([{ type: 'link', url: 'http://[' }], '')).toEqual([])
  })
})
