/** A place of the text as the descriptions name it. */
import type { ActForm, CharterForms } from '../rules/forms.ts'
import { fieldAt } from '../rules/forms.ts'

export interface FormPlace {
  readonly at: string
  /** Acts stand here. */
  readonly acts: boolean
  /** The act whose value stands here. */
  readonly act: ActForm | null
  /** A text stands here, in which placeholders may be used. */
  readonly texts: boolean
}

export function formPlace(forms: CharterForms, path: readonly string[]): FormPlace {
  let at = ''
  for (const [place, step] of path.entries()) {
    const here = fieldAt(forms, at)
    if (here?.shape === 'acts') {
      const rest = path.slice(place)
      const act = forms.acts.find(({ kind }) => kind === rest[1]) ?? null
      return { at, acts: rest.length === 1, act, texts: act?.fields[0]?.placeholders === true }
    }
    at = at === '' ? step : step !== '[]' && here?.shape === 'record' ? `${at}/*` : `${at}/${step}`
  }
  const here = fieldAt(forms, at)
  return { at, acts: here?.shape === 'acts', act: null, texts: here?.placeholders === true }
}
