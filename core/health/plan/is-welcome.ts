/** Whether a message with a word of greeting welcomes somebody, rather than invites or answers thanks. */
import type { MessageSeen } from '../observation.ts'
import { once } from '../once.ts'

const OTHERWISE =
  /欢迎(?:大家|各位|你们?|您)?(?:投稿|报名|提问|咨询|下单|购买|选购|转发|订阅|关注|试用|指正|补充|留言|讨论|来信|联系|私聊|拍砖|踊跃|使用|下载)|(?:不|受|很受|深受)欢迎/u
const OTHERWISE_EN =
  /\b(?:you(?:['’]?re| are)|ur|your|always|are|is|most|very|more than|feedback|prs?|contributions?|patches|comments?|suggestions?|ideas|thoughts|improvements?) (?:very |most |always |quite |so |more than )?welcome\b|\bwelcome (?:to (?:open|send|submit|file|make|add|contribute|use|try|ask|join us|suggest|do)\b|any\b|contributions?|prs?\b|feedback|suggestions?)/
/** Longer ones are reports and posts in which the word merely occurs. */
const LONGEST = 400

/** Looks at the text only where a word of greeting was found. */
export function isWelcome(seen: MessageSeen): boolean {
  return seen.words.has('greeting') && greets(seen.facts)
}

const greets = once((facts: MessageSeen['facts']): boolean => {
  if (facts.length > LONGEST) return false
  return !OTHERWISE.test(facts.normal) && !OTHERWISE_EN.test(facts.normal)
})
