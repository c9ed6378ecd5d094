/** Messages that show what a figure means, each with its place in the files. */
import type { Example, ExampleSet } from '../../../core/health/report.ts'
import { html, type Markup } from './markup.ts'
import type { Voice } from './page-language.ts'

/** Others are set in the type of no language in particular. */
const HAN = /\p{Script=Han}/u
/** More are in the JSON. */
const SHOWN = 4

export function exampleCard({ id, title, items }: ExampleSet, voice: Voice, severalGroups: boolean): Markup {
  if (items.length === 0) return html``
  return html`<section class="examples" aria-labelledby="e-${id}">
    <h4 id="e-${id}">${voice.say(title)}</h4>
    <ol>
      ${items
        .slice(0, SHOWN)
        .map((item, place) => quote(item, voice, { anchor: `e-${id}-${place + 1}`, severalGroups }))}
    </ol>
  </section>`
}

function quote(
  { at, name, group, text, file, place, why }: Example,
  voice: Voice,
  { anchor, severalGroups }: { readonly anchor: string; readonly severalGroups: boolean },
): Markup {
  const { words, say, moment } = voice
  const where =
    file === '' ? `#${place}` : words(`${nameOf(file)} 第 ${place} 条`, `${nameOf(file)}, record ${place}`)
  const said = [
    ...(severalGroups ? [html`<bdi>${group}</bdi>`] : []),
    ...(why === null ? [] : [say(why)]),
  ].flatMap((part, index) => (index === 0 ? [part] : [' · ', part]))
  return html`<li id="${anchor}">
    <p class="by">
      <bdi class="who">${name}</bdi> <time datetime="${new Date(at).toISOString()}">${moment(at)}</time>
    </p>
    ${
      text === ''
        ? html`<p class="said soft">${words('（没有文字）', '(no text)')}</p>`
        : html`<blockquote dir="auto" lang="${HAN.test(text) ? 'zh' : ''}">${text}</blockquote>`
    }
    <p class="place">
      ${said.length === 0 ? null : html`<span>${said}</span> `}<a href="#${anchor}"><bdi>${where}</bdi></a>
    </p>
  </li>`
}

const nameOf = (file: string): string => file.split(/[/\\]/).at(-1) ?? file
