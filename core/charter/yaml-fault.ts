/** What YAML's own errors mean to an operator. */
import { both, fault, type Bilingual, type FaultDraft } from './fault.ts'

const quote = both('把整段文字放进引号。', 'Put the whole text in quotes.')

const MESSAGES: Readonly<
  Record<string, readonly [code: string, message: Bilingual, hint: Bilingual | null]>
> = {
  BAD_ALIAS: ['yaml-alias', both('章程里不能用别名（*）', 'aliases (*) are not allowed in a charter'), quote],
  BAD_DIRECTIVE: [
    'yaml-directive',
    both('章程里不能用 YAML 指令（%）', 'YAML directives (%) are not allowed in a charter'),
    both('删掉这一行。', 'Remove this line.'),
  ],
  BAD_DQ_ESCAPE: [
    'yaml-escape',
    both('双引号里的转义写法无效', 'invalid escape in double quotes'),
    both('改用单引号，单引号里反斜杠就是反斜杠。', 'Use single quotes: there a backslash is a backslash.'),
  ],
  BAD_INDENT: [
    'yaml-indent',
    both('缩进不对', 'wrong indentation'),
    both('同一层的字段要从同一列开始。', 'Fields of one level start in the same column.'),
  ],
  BAD_SCALAR_START: [
    'yaml-start',
    both('不加引号的文字不能以这个符号开头', 'a text without quotes cannot begin with this character'),
    quote,
  ],
  BLOCK_AS_IMPLICIT_KEY: [
    'yaml-nested',
    both('一行里不能再套一层“: ”', "a second ': ' on one line is not allowed"),
    quote,
  ],
  DUPLICATE_KEY: [
    'duplicate-key',
    both('同一个字段写了两次', 'the same field is written twice'),
    both('只留一个。', 'Keep one of them.'),
  ],
  MULTILINE_IMPLICIT_KEY: [
    'yaml-missing-colon',
    both(
      '这里缺少“:”和后面的空格，或者引号没有合上',
      "a ':' and a space are missing here, or a quote is not closed",
    ),
    both('写成“字段: 内容”，冒号用半角，后面空一格。', "Write 'field: value', with a space after the colon."),
  ],
  MISSING_CHAR: [
    'yaml-missing',
    both(
      '这里缺少一个符号（引号、括号、冒号或空格）',
      'a character is missing here (quote, bracket, colon or space)',
    ),
    both(
      '检查这一行和上一行的引号、括号和缩进。',
      'Look at quotes, brackets and indentation of this line and the one above.',
    ),
  ],
  NON_STRING_KEY: ['yaml-key', both('字段名必须是文字', 'the name of a field must be a text'), quote],
  OPEN_BRACKET: [
    'yaml-open-bracket',
    both('前面的括号到这里还没有合上', 'a bracket that opens before is not closed here'),
    both('补上对应的 ] 或 }。', 'Close it with the ] or } that belongs to it.'),
  ],
  OPEN_QUOTE: [
    'yaml-open-quote',
    both('从这里开始的引号没有合上', 'the quote that opens here is never closed'),
    both('在这段文字的末尾补上同样的引号。', 'Close it with the same quote at the end of the text.'),
  ],
  RESOURCE_EXHAUSTION: [
    'too-deep',
    both('嵌套太深', 'nested too deeply'),
    both('章程最多嵌套 24 层。', 'A charter is nested 24 levels deep at most.'),
  ],
  TAB_AS_INDENT: [
    'yaml-tab',
    both('不能用制表符（Tab）缩进', 'tabs cannot be used for indentation'),
    both('用空格缩进。', 'Indent with spaces.'),
  ],
  TAG_RESOLVE_FAILED: [
    'yaml-tag',
    both('章程里不能用标签（!）', 'tags (!) are not allowed in a charter'),
    quote,
  ],
}

/** Any other error or warning of the parser is a fault as well. */
export function yamlFault(code: string, offset: number): FaultDraft {
  const [name, message, hint] = MESSAGES[code] ?? [
    'yaml-syntax',
    both('这里不是有效的 YAML', 'this is not valid YAML'),
    both(
      '检查这一行和上一行的引号、括号和缩进。',
      'Look at quotes, brackets and indentation of this line and the one above.',
    ),
  ]
  return fault(offset, name, message, hint)
}
