/** The name of the chat, from the name that WhatsApp gives the exported file. */

const NAMED: readonly RegExp[] = [
  /WhatsApp Chat(?: with| mit| -|: |-) ?(.+)$/i,
  /(?:Chat de WhatsApp con|Chat WhatsApp con|Conversa (?:do|no) WhatsApp com|Discussion WhatsApp avec|WhatsApp-chat met) (.+)$/i,
  /(?:Чат WhatsApp с|Бесіда WhatsApp з|Chat WhatsApp dengan|Czat WhatsApp z|Xat de WhatsApp amb|WhatsApp chat med|WhatsApp-chatt med) (.+)$/i,
  /(?:Trò chuyện WhatsApp với|แชท WhatsApp กับ|دردشة واتساب مع|Συνομιλία WhatsApp με|Conversație WhatsApp cu) (.+)$/i,
  /[与與]\s?(.+?)\s?[的]\s?WhatsApp\s?(?:聊天|對話|对话|聊天記錄|聊天记录)/,
  /WhatsApp\s?[与與]\s?(.+?)\s?的\s?(?:对话|對話|聊天)/,
  /^(.+?)とのWhatsApp(?:チャット|トーク)/,
  /^(.+?)님과의 WhatsApp 대화/,
  /^(.+) ile WhatsApp Sohbeti/i,
]
/** `_chat.txt` and the like are of no chat in particular. */
const NAMELESS = /^_?chat$/i

/** @returns null when the path does not say */
export function nameInPath(path: string): string | null {
  for (const step of path.split(/[\\/]/).reverse()) {
    const bare = step.replace(/\.(?:txt|zip)$/i, '').replace(/ ?\(\d{1,3}\)$/, '')
    for (const pattern of NAMED) {
      const name = pattern.exec(bare)?.[1]?.trim()
      if (name !== undefined && name !== '') return name
    }
  }
  return null
}

/** The plain name of the file, where it says more than that it is a chat. */
export function fileName(path: string): string | null {
  const bare = path.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '')
  return bare === '' || NAMELESS.test(bare) ? null : bare
}
