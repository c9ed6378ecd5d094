/** Looks at the beginning of a text and hands it on whole. */

/** A head of this many characters tells every format. */
const HEAD = 64 * 1024

export async function withHead(
  text: AsyncIterator<string>,
): Promise<{ readonly head: string; readonly text: AsyncIterable<string> }> {
  const seen: string[] = []
  let length = 0
  while (length < HEAD) {
    const next = await text.next()
    if (next.done === true) break
    seen.push(next.value)
    length += next.value.length
  }
  const head = seen.join('')
  async function* whole(): AsyncGenerator<string, void, undefined> {
    yield head
    for (let next = await text.next(); next.done !== true; next = await text.next()) yield next.value
  }
  return { head, text: whole() }
}
