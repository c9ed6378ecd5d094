/** `folkmoot serve`: starts everything, prints where it is and how to sign in, ends cleanly on a signal. */
import type { Language } from '../../core/charter/compiled.ts'
import { describeFaults } from '../../shell/config/fault.ts'
import { describeSettings } from '../../shell/config/help.ts'
import { loadSettings } from '../../shell/config/load.ts'
import type { Settings } from '../../shell/config/settings.ts'
import { StoreRefusal } from '../../shell/store/refusal.ts'
import { hiddenTexts } from '../../shell/config/hidden.ts'
import { createLog, nameOfError } from '../log.ts'
import { version } from '../version.ts'
import { takeLanguage } from '../serve/arguments.ts'
import { serve } from '../serve.ts'
import type { Running } from '../serve.ts'

/** Milliseconds after a signal at which the process ends, finished or not. */
const PATIENCE = 4_800

/** Resolves when the server has ended: 0 after a signal, 1 after a failure, 2 when it was called wrongly. */
export async function run(args: string[]): Promise<number> {
  const { language, rest } = takeLanguage(args)
  if (args.includes('--help') || args.includes('-h')) {
    console.log(help(language))
    return 0
  }
  const loaded = loadSettings(rest, process.env)
  if (!loaded.ok) {
    console.error(describeFaults(loaded.faults))
    return 2
  }
  return serveUntilStopped(loaded.settings, language)
}

async function serveUntilStopped(settings: Settings, language: Language): Promise<number> {
  const log = createLog(settings.logLevel, hiddenTexts(settings))
  const ended = Promise.withResolvers<number>()
  const fail = (error: unknown) => {
    log('error', 'cannot go on', { reason: nameOfError(error), place: placeOf(error) })
    // Out of a thread it comes as a plain error of that name. It says what to do, and nothing private.
    if (error instanceof Error && error.name === StoreRefusal.name) console.error(error.message)
    ended.resolve(1)
  }
  process.on('uncaughtException', fail)
  process.on('unhandledRejection', fail)
  const quit = () => ended.resolve(0)
  process.on('SIGTERM', quit)
  process.on('SIGINT', quit)

  let running: Running
  try {
    running = await serve({ settings, log, version: version(), onFatal: fail })
  } catch (error) {
    console.error(whyNotStarted(error, settings))
    return 1
  }
  console.log(greeting(running.address, await running.newLink(), language))
  log('info', 'started', { port: Number(new URL(running.address).port) })
  const code = await ended.promise
  log('info', 'stopping')
  const forced = setTimeout(() => {
    log('error', 'stopping took too long')
    process.exit(1)
  }, PATIENCE)
  await running.stop()
  clearTimeout(forced)
  log('info', 'stopped')
  return code
}

function greeting(address: string, link: string, language: Language): string {
  return language === 'zh-CN'
    ? `\nFolkmoot 已启动：${address}\n登录（15 分钟内有效，只能用一次）：\n\n  ${link}\n\n按 Ctrl+C 停止。`
    : `\nFolkmoot is up: ${address}\nSign in (works once, within 15 minutes):\n\n  ${link}\n\nCtrl+C stops it.`
}

function whyNotStarted(error: unknown, { host, port }: Settings): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'EADDRINUSE') {
    return (
      `${host}:${port} 已被其他程序占用。请停掉它，或用 --port 换一个端口（0 表示任选）。\n` +
      `${host}:${port} is taken by another program. Stop it, or choose another port with --port (0 takes any).`
    )
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL') {
    return (
      `不能在 ${host}:${port} 上监听（${code}）。请换一个地址或端口。\n` +
      `Listening on ${host}:${port} is not possible here (${code}). Choose another address or port.`
    )
  }
  return error instanceof Error ? error.message : String(error)
}

/** First frame of the stack: where, without what was said. */
function placeOf(error: unknown): string {
  return error instanceof Error
    ? (error.stack
        ?.split('\n')
        .find((line) => line.includes(' at '))
        ?.trim() ?? '')
    : ''
}

function help(language: Language): string {
  return language === 'zh-CN'
    ? `folkmoot serve：启动 Folkmoot。\n\n设置可以写成参数、环境变量，或写进 folkmoot.yaml（--config 指定别的文件）：\n\n${describeSettings(language)}`
    : `folkmoot serve: starts Folkmoot.\n\nSettings come from flags, variables, or folkmoot.yaml (--config names another file):\n\n${describeSettings(language)}`
}
