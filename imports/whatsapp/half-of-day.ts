/** Words for the half of the day, in the languages in which WhatsApp writes its times. */

/** `noon`: from eleven to one or two. */
export type Half = 'am' | 'pm' | 'noon'

const WORDS: Readonly<Record<Half, string>> = {
  am: `am a πμ 上午 午前 오전 凌晨 清晨 早上 清早 ص قظ قبلازظهر पूर्वाह्न पूर्वान्ह मपू पूर्व পূর্বাহ্ণ fm vm öö ap dop dopoledne
    de sa pg pagi priekšp hommikul முற்பகல் ಪೂರ್ವಾಹ್ನ ఉదయం ਪੂਦੁ ก่อนเที่ยง ප.ව නංපෙව පෙව paradite pd дп проб`,
  pm: `pm p μμ 下午 午後 오후 傍晚 晚上 晚 م بظ بعدازظهر अपराह्न अपरान्ह मउ উপরাহ্ণ অপরাহ্ণ em nm ös ip odp odpoledne
    du ch ptg petang pēcp õhtul பிற்பகல் ಅಪರಾಹ್ನ సాయంత్రం ਬਾਦੁ หลังเที่ยง පව mbasdite md пп слоб`,
  noon: '中午 正午 낮 noon',
}
const HALVES = new Map<string, Half>([...listed('am'), ...listed('pm'), ...listed('noon')])
/** What stands between a date and a time and means no more than "at". */
const FILLERS = new Set([
  '',
  'klo',
  'kl',
  'à',
  'às',
  'as',
  'at',
  'um',
  'alle',
  'ore',
  'г',
  'o',
  'ob',
  'u',
  'plkst',
  'om',
  'a',
  'vid',
  'lúc',
])

function listed(half: Half): [string, Half][] {
  return WORDS[half]
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => [bare(word), half])
}

/**
 * From the words before and after the time; null = the clock has 24 hours. Undefined when a word is unknown:
 * then nobody knows what time it is.
 */
export function halfOf(between: string, after: string): Half | null | undefined {
  const before = bare(between)
  const behind = bare(after)
  if (behind !== '' && behind !== 'uhr' && behind !== 'h')
    return FILLERS.has(before) ? HALVES.get(behind) : undefined
  return FILLERS.has(before) ? null : HALVES.get(before.replace(/^г/, ''))
}

function bare(words: string): string {
  return words.toLowerCase().replace(/[\s.,،·\u200C\u200D]/g, '')
}
