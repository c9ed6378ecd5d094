/** Roles, caveats and files: what the report rests on. */
import type { CheckupReport, FileSummary, RolesSummary } from '../../../core/health/report.ts'
import { html, type Content, type Markup } from './markup.ts'
import type { Voice } from './page-language.ts'

export function method(report: CheckupReport, voice: Voice): Markup {
  const { words, say } = voice
  const { history, caveats, roles } = report
  return html`<section id="method" aria-labelledby="method-h">
    <h2 id="method-h">${words('这份报告靠什么', 'What this report rests on')}</h2>
    <div class="two">
      <div>
        <h3>${words('谁是群主和管理员', 'Owner and managers')}</h3>
        ${rolesText(roles, voice)}
      </div>
      <div>
        <h3>${words('要留意的地方', 'Caveats')}</h3>
        ${
          caveats.length === 0
            ? html`<p>${words('没有特别要说明的。', 'None in particular.')}</p>`
            : html`<ul class="plain">
                ${caveats.map((caveat) => html`<li>${say(caveat)}</li>`)}
              </ul>`
        }
      </div>
    </div>
    ${filesTable(report, voice)}
    <h3>${words('怎么读', 'How to read it')}</h3>
    <ul class="plain">
      ${reading(voice).map((line) => html`<li>${line}</li>`)}
    </ul>
    <footer>
      <p class="soft small">
        Folkmoot ${report.folkmoot} · ${words('时间按', 'times in')}
        ${history.zone.name}${
          history.doubled === 0
            ? null
            : words(
                ` · 去掉 ${history.doubled} 条重复记录`,
                ` · ${history.doubled} doubled records counted once`,
              )
        }
      </p>
    </footer>
  </section>`
}

function rolesText({ from, owner, managers, why }: RolesSummary, { words, say }: Voice): Markup {
  const flag: Content =
    from === 'inferred' ? html`<span class="flag">${words('推断', 'inferred')}</span> ` : null
  const people =
    owner === null && managers.length === 0
      ? html`<p>${words('不知道谁是群主、谁是管理员。', 'It is not known who they are.')}</p>`
      : html`<p>
          ${flag}${owner === null ? null : html`${words('群主：', 'Owner: ')}<bdi>${owner.name}</bdi>${words('。', '. ')}`}${
            managers.length === 0
              ? null
              : html`${words('管理员：', 'Managers: ')}${managers.map(({ name }, place) => html`${place === 0 ? null : words('、', ', ')}<bdi>${name}</bdi>`)}${words('。', '.')}`
          }
        </p>`
  return html`${people}
    <p class="soft">${say(why)}</p>
    ${
      from === 'given'
        ? null
        : html`<p class="soft">
            ${words('不对的话，重新运行时写明：', 'To correct it, say so when you run it again: ')}<code
              >--owner NAME --managers A,B</code
            >
          </p>`
    }`
}

function filesTable({ history }: CheckupReport, voice: Voice): Markup {
  const { words } = voice
  if (history.files.length === 0) return html``
  return html`<h3>${words('文件', 'Files')}</h3>
    <div class="wide" tabindex="0" role="region" aria-label="${words('文件', 'Files')}">
      <table>
        <thead>
          <tr>
            <th scope="col">${words('文件', 'File')}</th>
            <th scope="col">${words('格式', 'Format')}</th>
            <th scope="col" class="num">${words('记录', 'Records')}</th>
            <th scope="col">${words('跳过', 'Skipped')}</th>
            <th scope="col" class="num">${words('读不出来', 'Broken')}</th>
          </tr>
        </thead>
        <tbody>
          ${history.files.map((file) => fileRow(file, voice))}
        </tbody>
      </table>
    </div>`
}

function fileRow({ name, label, records, skipped, broken, examples }: FileSummary, voice: Voice): Markup {
  const { say, words, language } = voice
  const why = skipped.map(
    ({ text, count }) => html`<div>${say(text)}${words('：', ': ')}${count.toLocaleString(language)}</div>`,
  )
  const places = examples
    .slice(0, 3)
    .map(({ place, text }) => html`<div class="soft small">#${place} ${say(text)}</div>`)
  return html`<tr>
    <th scope="row"><bdi>${name}</bdi></th>
    <td>${say(label)}</td>
    <td class="num">${records.toLocaleString(language)}</td>
    <td>${why.length === 0 ? '—' : why}</td>
    <td class="num">${broken.toLocaleString(language)}${places}</td>
  </tr>`
}

function reading({ words }: Voice): readonly string[] {
  return [
    words(
      '每项分数由几个数加权而来：达到“0 分”那一端得 0 分，达到“100 分”那一端得满分，中间按比例。70 分以上为良好，40 分以下要动手。',
      'A grade is the weighted mean of a few figures: none at the value named first, all points at the value named second, in proportion between. From 70 on is good, below 40 needs action.',
    ),
    words(
      '样本不到 5 个的，不给数。区间是 95% 的把握范围；带“估计值”的由程序判断，旁边写着它错多少。',
      'Nothing is said of fewer than 5 things. Intervals are 95 %. Where a program judges, its error rate stands beside the figure.',
    ),
    words(
      '聊天记录只看得到说出来的话：看了没说的人、私聊、线下的事，这里都没有。',
      'A history shows what was said. Those who only read, private talks and what happens elsewhere are not in it.',
    ),
  ]
}
