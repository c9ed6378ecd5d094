/** Writes a talk as Telegram Desktop writes its pages, for tests. */
interface Said {
  readonly id: string
  readonly at: number
  readonly sender: string
  readonly name: string
  readonly text: string
  readonly replyTo: string | null
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\n': '<br>',
  '"': '&quot;',
  '&': '&amp;',
  "'": '&apos;',
  '<': '&lt;',
  '>': '&gt;',
}
const escaped = (text: string): string => text.replace(/[\n"&'<>]/g, (sign) => ESCAPES[sign] ?? sign)
const two = (value: number): string => String(value).padStart(2, '0')
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** @param offset minutes east of UTC of who makes the export */
export function printTelegramHtml(group: string, talk: readonly Said[], offset: number): string {
  const history = talk.map(
    (said, i) => dayLine(said, talk[i - 1], offset, i) + message(said, talk[i - 1], offset),
  )
  return `<!DOCTYPE html>
<html>

 <head>

  <meta charset="utf-8"/>
<title>Exported Data</title>
 </head>

 <body onload="CheckLocation();">

  <div class="page_wrap">

   <div class="page_header">

    <div class="content">

     <div class="text bold">
${escaped(group)} 
     </div>

    </div>

   </div>

   <div class="page_body chat_page">

    <div class="history">
${history.join('')}
    </div>

   </div>

  </div>

 </body>

</html>
`
}

const wallOf = (said: Said, offset: number): Date => new Date(said.at + offset * 60_000)
const isSameDay = (said: Said, before: Said, offset: number): boolean =>
  wallOf(said, offset).toISOString().slice(0, 10) === wallOf(before, offset).toISOString().slice(0, 10)

function dayLine(said: Said, before: Said | undefined, offset: number, i: number): string {
  if (before !== undefined && isSameDay(said, before, offset)) return ''
  const day = wallOf(said, offset)
  const name = `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`
  return block(`div class="message service" id="message-${i + 1}"`, block('div class="body details"', name))
}

function message(said: Said, before: Said | undefined, offset: number): string {
  const joined =
    before?.sender === said.sender && isSameDay(said, before, offset) && said.at - before.at <= 900_000
  const wall = wallOf(said, offset)
  const time = `${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}`
  const date = `${two(wall.getUTCDate())}.${two(wall.getUTCMonth() + 1)}.${wall.getUTCFullYear()}`
  const away = Math.abs(offset)
  const zone = `UTC${offset < 0 ? '-' : '+'}${two(Math.floor(away / 60))}:${two(away % 60)}`
  const title = `${date} ${time}:${two(wall.getUTCSeconds())} ${zone}`
  const reply = `In reply to <a href="#go_to_message${said.replyTo}" onclick="return GoToMessage(${said.replyTo})">this message</a>`
  return block(
    `div class="message default clearfix${joined ? ' joined' : ''}" id="message${said.id}"`,
    block(
      'div class="body"',
      block(`div class="pull_right date details" title="${title}"`, time) +
        (joined ? '' : block('div class="from_name"', `${escaped(said.name)} `)) +
        (said.replyTo === null ? '' : block('div class="reply_to details"', reply)) +
        (said.text === '' ? '' : block('div class="text"', escaped(said.text))),
    ),
  )
}

function block(open: string, inside: string): string {
  const [tag] = open.split(' ', 1)
  return `\n     <${open}>\n${inside}\n     </${tag}>\n`
}
