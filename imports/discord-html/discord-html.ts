/** DiscordChatExporter's web page: one channel a file, or a part of it. */
import { Parser } from 'htmlparser2'
import { readPage } from '../../core/ports/import-page.ts'
import type { ImportFormat } from '../../core/ports/import.ts'
import { DiscordPage } from './page.ts'

export const discordHtml: ImportFormat = {
  name: 'discord-html',
  label: { 'zh-CN': 'DiscordChatExporter 的网页', en: 'DiscordChatExporter, HTML' },
  // The page writes times in the language and zone of who made it; the ids of messages hold the instants.
  times: 'instant',
  recognise: (head) => {
    if (!/^\uFEFF?\s*<!DOCTYPE html>/i.test(head)) return 0
    if (/class="?chatlog__message|class="?preamble__/.test(head)) return 0.95
    return /Tyrrrz\/DiscordFonts|\.chatlog__|\.preamble__|ggsans-/.test(head) ? 0.8 : 0
  },
  read: (file) => readPage(file, new DiscordPage(file), (handlers) => new Parser(handlers)),
}
