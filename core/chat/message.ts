/**
 * A message as parts. Parts and fields that a newer version wrote are kept as they are: the schemas are
 * loose, and a part of unknown type is a plain object with a `type`.
 */
import { z } from 'zod'

const partOf = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.looseObject({ type: z.literal(type), ...shape })

const media = { url: z.string().optional(), name: z.string().optional(), size: z.number().optional() }

export const TextPart = partOf('text', { text: z.string() })
/** `native` is the platform's id of who is mentioned; `all` mentions the whole group. */
export const MentionPart = partOf('mention', {
  native: z.string().optional(),
  name: z.string().optional(),
  all: z.boolean().optional(),
})
export const LinkPart = partOf('link', { url: z.string(), text: z.string().optional() })
export const ImagePart = partOf('image', media)
export const VoicePart = partOf('voice', { ...media, seconds: z.number().optional() })
export const VideoPart = partOf('video', { ...media, seconds: z.number().optional() })
export const FilePart = partOf('file', media)
export const StickerPart = partOf('sticker', { name: z.string().optional() })
export const ContactPart = partOf('contact', { name: z.string().optional(), native: z.string().optional() })
export const MiniProgramPart = partOf('mini-program', {
  title: z.string().optional(),
  app: z.string().optional(),
})
export const ArticlePart = partOf('article', { title: z.string().optional(), url: z.string().optional() })
export const LocationPart = partOf('location', {
  name: z.string().optional(),
  latitude: z.number().optional(),
  longitude: z.number().optional(),
})
export const PollPart = partOf('poll', { question: z.string(), options: z.array(z.string()).optional() })
export const RedPacketPart = partOf('red-packet', { title: z.string().optional() })
export const ForwardedPart = partOf('forwarded', {
  title: z.string().optional(),
  items: z
    .array(
      z.looseObject({ name: z.string().optional(), at: z.number().optional(), text: z.string().optional() }),
    )
    .optional(),
})
/** A part of a type that this version does not know; kept, never interpreted. */
const FuturePart = z.looseObject({
  type: z.string().refine((type) => !(KNOWN_TYPES as readonly string[]).includes(type)),
})

export const KnownPart = z.discriminatedUnion('type', [
  TextPart,
  MentionPart,
  LinkPart,
  ImagePart,
  VoicePart,
  VideoPart,
  FilePart,
  StickerPart,
  ContactPart,
  MiniProgramPart,
  ArticlePart,
  LocationPart,
  PollPart,
  RedPacketPart,
  ForwardedPart,
])
export type KnownPart = z.infer<typeof KnownPart>
/** TypeScript cannot say "any string but these": `#future` stands for every type of a newer version. */
export type Part = KnownPart | { type: '#future'; [field: string]: unknown }
export const Part = z.union([KnownPart, FuturePart]) as unknown as z.ZodType<Part>

/** Every part type of this version, in the order in which forms are numbered. Append only. */
export const KNOWN_TYPES = [
  'text',
  'mention',
  'link',
  'image',
  'voice',
  'video',
  'file',
  'sticker',
  'contact',
  'mini-program',
  'article',
  'location',
  'poll',
  'red-packet',
  'forwarded',
] as const
export type PartType = (typeof KNOWN_TYPES)[number]

/** The words of a message in reading order, parts joined by spaces; what is not text counts as nothing. */
export function textOf(parts: readonly Part[]): string {
  const [only] = parts
  if (parts.length === 1 && only?.type === 'text') return only.text
  return parts.map(wordsOf).filter(Boolean).join(' ')
}

function wordsOf(part: Part): string {
  switch (part.type) {
    case 'text':
      return part.text
    case 'link':
      return part.text && part.text !== part.url ? `${part.text} ${part.url}` : part.url
    case 'mention':
      return part.all ? '@all' : `@${part.name ?? part.native ?? ''}`
    case 'article':
      return [part.title, part.url].filter(Boolean).join(' ')
    case 'mini-program':
    case 'red-packet':
      return part.title ?? ''
    case 'file':
      return part.name ?? ''
    case 'poll':
      return [part.question, ...(part.options ?? [])].join(' ')
    case 'forwarded':
      return [part.title, ...(part.items ?? []).map((item) => item.text)].filter(Boolean).join(' ')
    default:
      return ''
  }
}
