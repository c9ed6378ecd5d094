/** `folkmoot`: finds the command and runs it. Exit 0 = done, 1 = failed, 2 = called wrongly. */
import { didYouMean } from '../core/charter/suggest.ts'
import { COMMANDS } from './commands.ts'
import { parseLanguage, terminalLanguage } from './language.ts'
import { version } from './version.ts'
import type { Language } from '../core/charter/compiled.ts'

process.exitCode = await main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<number> {
  const [first = '--help', ...rest] = args
  if (first === '--version' || first === '-v' || first === 'version') {
    console.log(version())
    return 0
  }
  if (first === '--help' || first === '-h' || first === 'help') {
    console.log(helpText(languageOf(rest)))
    return 0
  }
  const command = COMMANDS.find(({ name }) => name === first)
  if (!command) {
    console.error(unknownCommand(first, languageOf(rest)))
    return 2
  }
  const { run } = await command.load()
  return run(rest)
}

/** What `--lang` says, else what the terminal says. */
function languageOf(args: readonly string[]): Language {
  const place = args.indexOf('--lang')
  return parseLanguage(args[place + 1] ?? '') ?? terminalLanguage(process.env)
}

function helpText(language: Language): string {
  const rows = COMMANDS.map(
    ({ name, usage, help }) => `  ${`folkmoot ${name} ${usage}`.padEnd(54)}  ${help[language]}`,
  )
  return language === 'zh-CN'
    ? [
        'Folkmoot：把社群怎么运转写成一份章程，由它在每个群里日夜执行。',
        '',
        '命令：',
        ...rows,
        '',
        '选项：',
        '  --help          显示帮助（folkmoot 命令 --help 看某个命令的）',
        '  --lang zh-CN|en 用哪种语言显示',
        '  --version       显示版本',
      ].join('\n')
    : [
        'Folkmoot: write down once how a community works; it is kept in every group, day and night.',
        '',
        'Commands:',
        ...rows,
        '',
        'Options:',
        '  --help          show this help (folkmoot COMMAND --help: of one command)',
        '  --lang zh-CN|en the language to speak',
        '  --version       show the version',
      ].join('\n')
}

function unknownCommand(name: string, language: Language): string {
  const near = didYouMean(
    name,
    COMMANDS.map((command) => command.name),
  )
  const hint = near === null ? '' : `${language === 'zh-CN' ? '，' : ', '}${near[language]}`
  return language === 'zh-CN'
    ? `没有“${name}”这个命令${hint}\n运行 folkmoot --help 查看所有命令。`
    : `unknown command '${name}'${hint}\nRun folkmoot --help to see all commands.`
}
