import { both } from '../../charter/fault.ts'
import { described, LocalizedText } from '../values.ts'
import { valuedAct } from './form.ts'

export const warn = valuedAct(
  'warn',
  ['member', 'presence'],
  {
    label: both('警告', 'Warn'),
    phrase: both('警告', 'warn'),
    example: both("{ warn: '{member}，请先看看群规。' }", "{ warn: 'Please read the rules, {member}.' }"),
    help: both(
      '警告这位成员；不写文字时用内置的说法。',
      'Warns the member; without a text, with the built-in words.',
    ),
  },
  {
    bare: true,
    value: described(
      LocalizedText,
      '警告这位成员；不写文字时用内置的说法。',
      'Warns the member; without a text, with the built-in words.',
    ),
    read: (text) => ({ text }),
  },
)
