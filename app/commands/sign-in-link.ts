/** `folkmoot sign-in-link`: a new one-time link for an installation, running or not. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openSignIn } from '../../shell/api/session/sign-in.ts'
import { describeFaults } from '../../shell/config/fault.ts'
import { loadSettings } from '../../shell/config/load.ts'
import { takeLanguage } from '../serve/arguments.ts'
import { originsOf } from '../serve/origins.ts'
import { ADDRESS_FILE } from '../serve.ts'

/** Takes the settings of `folkmoot serve`, of which only the data folder and the address matter. */
export async function run(args: string[]): Promise<number> {
  const { language, rest } = takeLanguage(args)
  const loaded = loadSettings(rest, process.env)
  if (!loaded.ok) {
    console.error(describeFaults(loaded.faults))
    return 2
  }
  const { settings } = loaded
  if (!existsSync(join(settings.data, 'auth.db'))) {
    console.error(
      `${settings.data} 里没有 Folkmoot 的数据。请先运行 folkmoot serve，或用 --data 指定数据文件夹。\n` +
        `${settings.data} holds no data of Folkmoot. Run folkmoot serve first, or name the folder with --data.`,
    )
    return 1
  }
  const running = addressIn(settings.data)
  const origins = [...(running === null ? [] : [running]), ...originsOf(settings, settings.port)]
  const signIn = await openSignIn({ folder: settings.data, origins, secret: settings.secret })
  const link = await signIn.newLink()
  signIn.close()
  console.log(
    language === 'zh-CN'
      ? `登录链接（15 分钟内有效，只能用一次）：\n\n  ${link}\n`
      : `Sign in (works once, within 15 minutes):\n\n  ${link}\n`,
  )
  return 0
}

function addressIn(folder: string): string | null {
  const file = join(folder, ADDRESS_FILE)
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null
}
