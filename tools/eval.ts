// `npm run eval -- --data DIR [SECTION…]`: runs Folkmoot over collected data and compares its figures with what
// they should be. Prints a table a section; exit 1 when something differs. A section is a file in `test/eval`.
import { parseArgs } from 'node:util'
import { checkup } from '../test/eval/checkup.ts'
import { imports } from '../test/eval/imports.ts'
import { tableText, type Section } from '../test/eval/section.ts'

const SECTIONS: readonly Section[] = [imports, checkup]

const { values, positionals } = parseArgs({ allowPositionals: true, options: { data: { type: 'string' } } })
const unknown = positionals.filter((name) => !SECTIONS.some((section) => section.name === name))
if (values.data === undefined || unknown.length > 0) {
  console.error(`Usage: npm run eval -- --data DIR [${SECTIONS.map(({ name }) => name).join('|')}]`)
  process.exit(2)
}

let wrong = 0
for (const { name, run } of SECTIONS) {
  if (positionals.length > 0 && !positionals.includes(name)) continue
  const outcome = await run(values.data)
  if (outcome === null) {
    console.log(`\n${name}: ${values.data} holds nothing for it`)
    continue
  }
  console.log(`\n${name}\n\n${tableText(outcome)}`)
  for (const each of outcome.wrong) console.error(`wrong: ${each}`)
  wrong += outcome.wrong.length
}
console.log(`\n${wrong === 0 ? 'all as it should be' : `${wrong} differ`}`)
process.exitCode = wrong === 0 ? 0 : 1
