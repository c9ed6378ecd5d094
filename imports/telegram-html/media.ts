/** Attachments as the page shows them, as parts. */
import type { Part } from '../../core/chat/message.ts'
import type { Media } from './draft.ts'

/** null for what is no part of a message, such as a call. */
export function mediaPart(media: Media): Part | null {
  const { kind, title, status, description } = media
  switch (kind) {
    case 'photo':
      return title === 'Sticker' ? stickerPart(status) : { type: 'image' }
    case 'sticker':
      return { type: 'sticker' }
    case 'animated':
    case 'video_file':
    case 'video':
      return { type: 'video', ...secondsOf(status) }
    case 'voice_message':
      return { type: 'voice', ...secondsOf(status) }
    case 'audio_file':
    case 'file':
      return { type: 'file', ...(title === '' ? {} : { name: title }) }
    case 'contact':
      return { type: 'contact', name: title }
    case 'location':
    case 'live_location':
      return { type: 'location', ...coordinates(status) }
    case 'venue':
      return { type: 'location', name: title === '' ? description : title }
    case 'game':
    case 'invoice':
      return { type: 'article', title }
    case 'poll':
      return { type: 'poll', question: title, options: media.answers }
    default:
      return null
  }
}

/** `😂, 19.5 KB` */
function stickerPart(status: string): Part {
  const [first = ''] = status.split(',')
  return /\p{Extended_Pictographic}/u.test(first) ? { type: 'sticker', name: first } : { type: 'sticker' }
}

/** `00:07, 21.3 KB`, `1:02:03` */
function secondsOf(status: string): { seconds?: number } {
  const [, hours = '0', minutes, seconds] = /^(?:(\d{1,3}):)?(\d{1,3}):(\d\d)(?:,|$)/.exec(status) ?? []
  if (minutes === undefined || seconds === undefined) return {}
  return { seconds: Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds) }
}

function coordinates(status: string): { latitude?: number; longitude?: number } {
  const [, latitude, longitude] =
    /^(-?\d{1,3}(?:\.\d{1,20})?), (-?\d{1,3}(?:\.\d{1,20})?)$/.exec(status) ?? []
  return latitude === undefined ? {} : { latitude: Number(latitude), longitude: Number(longitude) }
}
