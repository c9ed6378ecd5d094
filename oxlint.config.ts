import type { OxlintConfig, OxlintOverride } from 'oxlint'

// The few third-party packages that core may import: pure, no I/O. test/walls proves the list.
const corePackages = [
  'zod',
  'yaml',
  '@marcbachmann/cel-js',
  're2js',
  'opencc-js',
  'tldts',
  'temporal-polyfill',
]

const doors = {
  core: 'core imports only core: take what you need as an argument, or describe it as a type in core/ports and let app pass it in.',
  corePackage: `core imports no package but ${corePackages.join(', ')}, and nothing of node: I/O, clock and randomness come in through core/ports.`,
  coreEffect:
    'core is pure: time comes in as a value (Event.at), randomness as a seed, I/O through core/ports.',
  rooms: 'rooms do not import each other: both depend on a type in core/ports, and app wires them together.',
  outside: 'this folder imports core only: describe what you need in core/ports and let app pass it in.',
  app: 'nothing imports app except bin and test: move what is shared into core or a room of shell.',
  console:
    'console sees types of core/chat and the contract in shell/api/contract, nothing else: ask the API.',
  developer: 'shipped code imports nothing of test, bench, tools or bin.',
}

type Pattern = { regex?: string; group?: string[]; message: string; allowTypeImports?: boolean }

// The linter's expressions have no look-ahead: this spells out "does not start with any of these".
function notStartingWith(prefixes: string[]): string {
  if (prefixes.includes('')) return '[^\\s\\S]'
  const heads = [...new Set(prefixes.map((prefix) => prefix.charAt(0)))]
  const deeper = heads.map((head) => {
    const tails = prefixes.filter((prefix) => prefix.startsWith(head)).map((prefix) => prefix.slice(1))
    return tails.includes('') ? [] : [`${head}${notStartingWith(tails)}`]
  })
  return `(?:${['$', `[^${heads.join('')}]`, ...deeper.flat()].join('|')})`
}

const up = (levels: number) => `^(?:\\.\\./){${levels}}`

const walls = (files: string, patterns: Pattern[]): OxlintOverride => ({
  files: [files],
  rules: { 'no-restricted-imports': ['error', { patterns }] },
})

// A file `depth` folders below `folder` leaves it with depth + 1 times `../`; hence one override a depth.
function byDepth(
  folder: string,
  patternsAt: (depth: number, outside: string[]) => Pattern[],
): OxlintOverride[] {
  return [0, 1, 2, 3, 4].flatMap((depth) => {
    const files = `${folder}/${'*/'.repeat(depth)}*`
    return [
      walls(`${files}.{ts,tsx}`, patternsAt(depth, [])),
      walls(`${files}.test.{ts,tsx}`, patternsAt(depth, ['test/'])),
    ]
  })
}

const core = byDepth('core', (depth, outside) => [
  { regex: `${up(depth + 1)}${outside.length > 0 ? notStartingWith(outside) : ''}`, message: doors.core },
  {
    group: [
      '*',
      '*/**',
      '!./**',
      '!../**',
      ...corePackages.flatMap((name) => [`!${name}`, `!${name}/**`]),
      ...(outside.length > 0 ? ['!vitest', '!fast-check', '!node:*', '!node:*/**'] : []),
    ],
    message: doors.corePackage,
  },
])

const rooms = ['connectors', 'imports', 'shell'].flatMap((folder) =>
  byDepth(folder, (depth, outside) => [
    { regex: depth === 0 ? '^\\./.+/' : `${up(depth)}[^.]`, message: doors.rooms },
    { regex: `${up(depth + 1)}${notStartingWith(['core/', ...outside])}`, message: doors.outside },
  ]),
)

const console = byDepth('console', (depth, outside) => [
  {
    regex: `${up(depth + 1)}${notStartingWith(['core/chat/', 'shell/api/contract', ...outside])}`,
    message: doors.console,
  },
  { regex: `${up(depth + 1)}core/`, message: doors.console, allowTypeImports: true },
])

const app = byDepth('app', (depth, outside) => [
  {
    regex: `${up(depth + 1)}(?:${['bench', 'tools', 'bin', ...(outside.length > 0 ? [] : ['test'])].join('|')})/`,
    message: doors.developer,
  },
])

const developer = ['bench', 'tools'].flatMap((folder) =>
  byDepth(folder, (depth) => [{ regex: `${up(depth + 1)}app/`, message: doors.app }]),
)

const restricted = (names: string[]) => names.map((name) => ({ name, message: doors.coreEffect }))

const purity: OxlintOverride[] = [
  {
    files: ['core/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...restricted([
          'process',
          'console',
          'fetch',
          'performance',
          'crypto',
          'WebSocket',
          'globalThis',
          'global',
        ]),
        ...restricted([
          'setTimeout',
          'setInterval',
          'setImmediate',
          'queueMicrotask',
          'require',
          'XMLHttpRequest',
        ]),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: doors.coreEffect },
        { object: 'Math', property: 'random', message: doors.coreEffect },
        { object: 'Temporal', property: 'Now', message: doors.coreEffect },
      ],
    },
  },
  {
    files: ['core/**/*.test.ts'],
    rules: { 'no-restricted-globals': 'off', 'no-restricted-properties': 'off' },
  },
]

export default {
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'promise', 'node', 'vitest'],
  categories: { correctness: 'error', suspicious: 'error' },
  env: { node: true, es2024: true },
  ignorePatterns: ['dist', 'data', 'coverage', 'node_modules', 'shell/api/contract.ts'],
  rules: {
    'import/no-named-as-default-member': 'off',
    'vitest/valid-title': 'off',
    'vitest/valid-expect': ['error', { maxArgs: 2 }],
    'typescript/no-explicit-any': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/only-throw-error': 'error',
    'typescript/prefer-promise-reject-errors': 'error',
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    'typescript/consistent-type-imports': 'error',
    'typescript/no-namespace': 'error',
    'typescript/no-require-imports': 'error',
    'typescript/ban-ts-comment': 'error',
    'import/no-cycle': ['error', { ignoreTypes: true }],
    'import/no-default-export': 'error',
    'unicorn/filename-case': ['error', { case: 'kebabCase' }],
    'unicorn/prefer-node-protocol': 'error',
    'unicorn/no-abusive-eslint-disable': 'error',
    'no-console': 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    eqeqeq: 'error',
    'max-lines': ['error', { max: 500 }],
    'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
    // Chat text is full of control characters, and patterns have to name them.
    'no-control-regex': 'off',
    // Spreading a string into code points is what normalisation wants.
    'typescript/no-misused-spread': 'off',
    'no-underscore-dangle': 'off',
    'promise/always-return': 'off',
    'promise/no-callback-in-promise': 'off',
    // Blind to a flag that a closure or another method sets while the loop awaits.
    'no-unmodified-loop-condition': 'off',
    // Sorting a list that one has just made is no fault, and cheaper.
    'unicorn/no-array-sort': 'off',
    'unicorn/no-array-reverse': 'off',
    'unicorn/consistent-function-scoping': 'off',
    // Rows of a database and branded ids are narrowed once, at their edge.
    'typescript/no-unsafe-type-assertion': 'off',
    // The compiler's noImplicitReturns does this, and knows an exhaustive switch.
    'typescript/consistent-return': 'off',
    // The one constructor of branded ids is generic in what it returns.
    'typescript/no-unnecessary-type-parameters': 'off',
    // Written for windows of a browser; worker threads have no origin.
    'unicorn/require-post-message-target-origin': 'off',
    // Fires on property tests and on shared laws, which assert without the word `expect`.
    'vitest/expect-expect': 'off',
    'vitest/no-conditional-expect': 'off',
    'vitest/require-to-throw-message': 'off',
    'vitest/require-mock-type-parameters': 'off',
    'vitest/no-standalone-expect': 'off',
  },
  overrides: [
    { files: ['*.config.ts'], rules: { 'import/no-default-export': 'off' } },
    { files: ['app/**', 'bench/**', 'tools/**', 'bin/**', 'test/**'], rules: { 'no-console': 'off' } },
    {
      files: ['console/**'],
      plugins: ['typescript', 'unicorn', 'oxc', 'import', 'promise', 'react', 'jsx-a11y', 'vitest'],
      env: { browser: true, node: false },
      rules: {
        'react/react-in-jsx-scope': 'off',
        // A picture made of elements has no tag of its own.
        'jsx-a11y/prefer-tag-over-role': 'off',
        // A dialog's first field has the focus.
        'jsx-a11y/no-autofocus': 'off',
        // The compiler that these speak for is not used.
        'react/incompatible-library': 'off',
        'react/rules-of-hooks': 'error',
        'react/exhaustive-deps': 'error',
        'import/no-unassigned-import': ['error', { allow: ['**/*.css', 'i18next'] }],
      },
    },
    ...core,
    ...rooms,
    ...console,
    ...app,
    ...developer,
    ...purity,
  ],
} satisfies OxlintConfig
