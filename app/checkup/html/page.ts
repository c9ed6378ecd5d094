/** The checkup as one page that needs nothing else: it can be mailed, printed and kept. */
import type { Language } from '../../../core/charter/compiled.ts'
import type { CheckupReport } from '../../../core/health/report.ts'
import { groupsTable } from './groups.ts'
import { dials, reportHead } from './head.ts'
import { html, Markup } from './markup.ts'
import { method } from './method.ts'
import { voiceOf } from './page-language.ts'
import { problemSection } from './problem.ts'
import { STYLE } from './style.ts'
import { vitalSigns } from './vitals.ts'

/** Nothing is asked of the network, and nothing is run, whatever stands in the history. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'"

/** The report as HTML, complete. */
export function reportPage(report: CheckupReport, language: Language): string {
  const voice = voiceOf(language, report.history.zone.name)
  const { words } = voice
  const several = report.groups.length > 1
  const page = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${titleText(report, language)}</title>
        <style>
          ${new Markup(STYLE)}
        </style>
      </head>
      <body>
        <a class="skip" href="#main">${words('跳到正文', 'Skip to the findings')}</a>
        ${reportHead(report, voice)}
        <main id="main">
          ${dials(report, voice)}
          ${report.problems.map((problem, place) => html`${problemSection(problem, place + 1, voice, several)} `)}
          ${groupsTable(report.groups, voice)} ${vitalSigns(report.vitals, voice)} ${method(report, voice)}
        </main>
      </body>
    </html> `
  return page.text
}

function titleText(report: CheckupReport, language: Language): string {
  const [first] = report.groups
  const name = first === undefined ? '' : first.name === '' ? first.native : first.name
  const more = report.groups.length - 1
  if (language === 'zh-CN') return `${name}${more > 0 ? `等 ${more + 1} 个群` : ''} · 社群体检`
  return `${name}${more > 0 ? ` and ${more} more` : ''} · Checkup`
}
