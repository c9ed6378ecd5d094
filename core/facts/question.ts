/** Whether a message asks something. Errs towards no: people write 怎么 and `how` in statements, too. */

/** The end of a text tells most; of a long text only so much is looked at. */
const LOOKED_AT = 300
const WEB_ADDRESS = /(?:https?:\/\/|www\.)[^\s\u3000-\u9fff]*/g
const MARKED = /[?？][\s"'”’」)\]~!。.…]*$/
const LETTER = /\p{L}/u
const CHINESE_END =
  /(?:吗|[好行对是能会可]不[好行对是能会可]?|怎么[办样]|为什么|为啥|多少钱|哪里|哪儿|几点|什么时候|啥意思|什么意思)[啊呀呢吧了的]*[\s。.!~…]*$/
const CHINESE_ASKING =
  /(?:^|[\s,，。.;:!、])(?:请问|求问|请教|想问|问一?下|有没有人|有人知道|谁知道|谁有|哪位)/
const CHINESE_START =
  /^(?:为什么|为啥|怎么(?!会这样|说呢)|如何|是不是|能不能|可不可以|会不会|有没有|要不要|什么时候|在哪|哪里|哪儿|谁(?:会|能|来|有|知道))/
const ENGLISH_START = new RegExp(
  '^(?:(?:hi|hey|hello|ok|so|and|but|well|guys|all|everyone|also|please)[ ,]+)*(?:' +
    "(?:what|where|when|why|how|who|which)(?:'s| is| are| do| does| did| can| could| should| would| will| was| were| many| much| long| to)\\b" +
    '|(?:is|are|do|does|did|can|could|should|would|will|was|were|has|have) (?:i|you|we|it|there|this|that|they|anyone|anybody|someone|he|she|the)\\b' +
    '|any(?:one|body) (?:know|here|have|tried|using|got)|any (?:idea|ideas|advice|suggestions|thoughts)\\b)',
)

/** Give it the normalised text. */
export function isQuestion(normal: string): boolean {
  const end = normal.slice(-LOOKED_AT).replace(WEB_ADDRESS, ' ').trim()
  if (!LETTER.test(end)) return false
  if (MARKED.test(end)) return true
  if (normal.length > LOOKED_AT) return false
  return (
    CHINESE_END.test(end) || CHINESE_ASKING.test(end) || CHINESE_START.test(end) || ENGLISH_START.test(end)
  )
}
