/**
 * Makes the golden data folder of the present version, which later versions must open for ever:
 * `node tools/with-node24.js tools/make-golden.ts`, with a folder behind it to try it elsewhere. A version's folder
 * is made once, when it lands.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openSqliteReader } from '../shell/store/engines/sqlite/reader.ts'
import { Installation } from '../test/journeys/installation.ts'
import { dumpOf } from '../test/versions/dump.ts'
import { liveByHand } from './golden-by-hand.ts'
import { liveInConsole } from './golden-console.ts'

const HOUR = 3_600_000

const CHARTER = `
folkmoot: 1
name: Golden
purpose: To be opened by every later version
language: [en, zh-CN]
timezone: Asia/Shanghai
groups:
  hall: { for: { en: Talking, zh-CN: 聊天 } }
onboarding:
  welcome: { say: { en: 'Welcome {members}!', zh-CN: '欢迎 {members}！' }, gather: 2m }
words:
  ads: [cheap watches, 代购]
rules:
  - id: no-ads
    title: { en: No advertising, zh-CN: 不发广告 }
    when: message
    if: "text.matches_list('ads')"
    do: [recall, { tell: { en: 'Not here, please.', zh-CN: '这里不发广告。' } }]
    escalate: { within: 24h, steps: [warn, { mute: 10m }, case] }
  - id: flood
    title: { en: No flooding, zh-CN: 不刷屏 }
    when: message
    if: "counts.messages('1m') > 3 || counts.same_text('10m') > 2"
    do: [warn]
    cooldown: { per: member, span: 10m }
  - id: thanks
    title: { en: A day's word counts, zh-CN: 发言得分 }
    when: message
    do: [{ points: { amount: 1, per-day: 5 } }]
  - id: weekly
    title: { en: The weekly round, zh-CN: 每周一聚 }
    when: { every: 'Mon 20:00', missed: skip }
    do: [{ say: { en: 'The weekly round begins.', zh-CN: '每周一聚开始。' } }]
`

const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'))
const [elsewhere] = process.argv.slice(2)
const folder = join(elsewhere ?? join('test', 'fixtures', 'versions'), String(version))
await rm(folder, { recursive: true, force: true })
await mkdir(join(folder, 'data'), { recursive: true })

const here = await Installation.open(join(folder, 'data'))
here.room.createGroup('hall', 'The hall')
await here.publish(CHARTER, 'first')
await here.room.join('hall', { id: 'odo', name: 'Odo', role: 'owner' })
await here.assign('hall', 'hall')
for (const [id, name] of [
  ['ann', 'Ann'],
  ['bo', '阿博'],
  ['vic', 'Vic'],
] as const) {
  await here.room.join('hall', { id, name, inviter: 'odo' })
}
await here.pass(3 * 60_000)
const { native } = await here.room.post('hall', 'ann', 'Good morning, everyone')
await here.room.post('hall', 'bo', '早上好', { replyTo: native })
await here.room.react('hall', 'vic', native, '👍')
await here.room.edit('hall', 'ann', native, 'Good morning, all')
for (let strike = 0; strike < 3; strike += 1) {
  await here.room.post('hall', 'vic', `cheap watches ${strike}`)
  await here.pass(HOUR)
}
for (let word = 0; word < 6; word += 1) await here.room.post('hall', 'bo', `接龙 ${word}`)
await here.room.recall('hall', 'ann', native)
await here.room.setRole('hall', 'ann', 'admin')
await here.room.leave('hall', 'bo')
await here.pass(24 * HOUR)
await here.publish(CHARTER.replace('id: flood', 'id: calm\n    was: flood'), 'a better name')
await here.room.post('hall', 'odo', '代购 again')
await here.settle()
await here.erase('vic')
await here.close()
await liveByHand(join(folder, 'data'), here.community)
await liveInConsole(join(folder, 'data'))

const read = await openSqliteReader(join(folder, 'data'))
await writeFile(join(folder, 'dump.jsonl'), await dumpOf(read))
await read.close()
for (const scratch of ['folkmoot.db-shm', 'folkmoot.db-wal', 'lock.db']) {
  await rm(join(folder, 'data', scratch), { force: true })
}
