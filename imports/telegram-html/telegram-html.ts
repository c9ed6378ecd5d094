/** Telegram Desktop's export as web pages: `messages.html`, `messages2.html` and so on, each whole in itself. */
import { Parser } from 'htmlparser2'
import { readPage } from '../../core/ports/import-page.ts'
import type { ImportFormat } from '../../core/ports/import.ts'
import { TelegramPage } from './page.ts'

export const telegramHtml: ImportFormat = {
  name: 'telegram-html',
  label: { 'zh-CN': 'Telegram Desktop 的网页', en: 'Telegram Desktop, HTML' },
  platform: 'telegram',
  // Times say how far they are from UTC; only exports of old versions do not, and go by the zone that was given.
  times: 'instant',
  recognise: (head) => {
    if (!/^\uFEFF?\s*<!DOCTYPE html>/i.test(head)) return 0
    if (/class="page_body chat_page"/.test(head)) return 0.95
    return /class="history"/.test(head) && /class="message (?:service|default)/.test(head) ? 0.8 : 0
  },
  read: (file) => readPage(file, new TelegramPage(file), (handlers) => new Parser(handlers)),
}
