/** How wide a text will be, without a font at hand: enough to thin out labels and to cut names. */

const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Extended_Pictographic}/u

/** Width in pixels at this size of type. */
export function widthOf(text: string, size: number): number {
  let width = 0
  for (const sign of text) width += WIDE.test(sign) ? size : size * 0.56
  return width
}

/** The text, or its beginning with an ellipsis, within this width. */
export function cutTo(text: string, most: number, size: number): string {
  if (widthOf(text, size) <= most) return text
  let kept = ''
  for (const sign of text) {
    if (widthOf(`${kept}${sign}…`, size) > most) break
    kept += sign
  }
  return `${kept.trimEnd()}…`
}
