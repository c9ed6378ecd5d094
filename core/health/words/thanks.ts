/** Somebody is thanked. */
export const THANKS: readonly string[] = [
  '谢谢',
  '感谢',
  '多谢',
  '谢啦',
  '太感谢',
  '辛苦了',
  'thanks',
  'thank you',
  'thx',
  'many thanks',
  'much appreciated',
]
