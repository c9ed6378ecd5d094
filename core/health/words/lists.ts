/** The words by which the checkup tells what a message does, in both languages; one file a list. */
import { COMPLAINT } from './complaint.ts'
import { GREETING } from './greeting.ts'
import { OFFER } from './offer.ts'
import { OCCASION } from './occasion.ts'
import { PROMOTION } from './promotion.ts'
import { RULES } from './rules.ts'
import { THANKS } from './thanks.ts'
import { WARNING } from './warning.ts'

export const WORD_LISTS: Readonly<Record<string, readonly string[]>> = {
  complaint: COMPLAINT,
  greeting: GREETING,
  offer: OFFER,
  occasion: OCCASION,
  promotion: PROMOTION,
  rules: RULES,
  thanks: THANKS,
  warning: WARNING,
}
