/** Writes messages as signal-export does, for tests. */

export interface Written {
  readonly wall: number
  readonly name: string
  readonly text: string
}

/** `text`: minutes only, one after another. `markdown`: seconds, two spaces behind a text, lines between. */
export function printed(messages: readonly Written[], style: 'text' | 'markdown' | 'data'): string {
  return messages
    .map(({ wall, name, text }) => {
      const iso = new Date(wall).toISOString()
      if (style === 'text') return `[${iso.slice(0, 10)}, ${iso.slice(11, 16)}] ${name}: ${text}\n`
      if (style === 'markdown') return `[${iso.slice(0, 10)} ${iso.slice(11, 19)}] ${name}: ${text}  \n\n`
      const data = {
        date: iso.slice(0, 19),
        sender: name,
        body: `${text}  `,
        quote: '',
        sticker: '',
        reactions: [],
        attachments: [],
      }
      return `${JSON.stringify(data)}\n`
    })
    .join('')
}
