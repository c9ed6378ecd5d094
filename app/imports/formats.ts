/** Every format of a chat history, those of one file and those of several that belong together. */
import type { BundleFormat, ImportFormat } from '../../core/ports/import.ts'
import { chatlab } from '../../imports/chatlab/chatlab.ts'
import { discordHtml } from '../../imports/discord-html/discord-html.ts'
import { chatlog } from '../../imports/chatlog/chatlog.ts'
import { discord } from '../../imports/discord/discord.ts'
import { irc } from '../../imports/irc/irc.ts'
import { line } from '../../imports/line/line.ts'
import { matrix } from '../../imports/matrix/matrix.ts'
import { memotrace } from '../../imports/memotrace/memotrace.ts'
import { neutral } from '../../imports/neutral/neutral.ts'
import { instagram } from '../../imports/instagram/instagram.ts'
import { signalDesktop } from '../../imports/signal-desktop/signal-desktop.ts'
import { signal } from '../../imports/signal/signal.ts'
import { slack } from '../../imports/slack/slack.ts'
import { qqExporterChunks } from '../../imports/qq-exporter-chunks/qq-exporter-chunks.ts'
import { qqExporter } from '../../imports/qq-exporter/qq-exporter.ts'
import { qq } from '../../imports/qq/qq.ts'
import { table } from '../../imports/table/table.ts'
import { telegramHtml } from '../../imports/telegram-html/telegram-html.ts'
import { telegram } from '../../imports/telegram/telegram.ts'
import { wechatCopied } from '../../imports/wechat-copied/wechat-copied.ts'
import { weflow } from '../../imports/weflow/weflow.ts'
import { whatsapp } from '../../imports/whatsapp/whatsapp.ts'
import { zulip } from '../../imports/zulip/zulip.ts'
import { zulipArchive } from '../../imports/zulip-archive/zulip-archive.ts'

export const FORMATS: readonly ImportFormat[] = [
  memotrace,
  chatlog,
  weflow,
  wechatCopied,
  qq,
  qqExporter,
  line,
  telegram,
  chatlab,
  neutral,
  irc,
  whatsapp,
  instagram,
  signal,
  signalDesktop,
  table,
  telegramHtml,
  discord,
  discordHtml,
  zulipArchive,
  matrix,
]

export const BUNDLE_FORMATS: readonly BundleFormat[] = [slack, zulip, qqExporterChunks]
