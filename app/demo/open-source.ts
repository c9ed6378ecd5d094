/** The groups of an open-source project. All names and texts are invented. */
import type { Beat, DemoScript } from './script.ts'

const pings = [
  'anyone here?',
  'hello?',
  'please',
  'it is urgent',
  'ping',
  'still broken',
  'help me out',
  'anybody',
  'ping again',
  'last try',
]
const flood: Beat[] = pings.map((text, index) => ({
  at: 6_200 + index * 190,
  do: 'say',
  group: 'help',
  who: 'juno',
  text,
}))

/** The same words in three groups: a manager is held to the rules as well. */
const announce = (at: number, text: string): Beat[] =>
  ['help', 'dev', 'maintainers'].map((group, index) => ({
    at: at + index * 900,
    do: 'say',
    group,
    who: 'rasmus',
    text,
  }))

export const OPEN_SOURCE: DemoScript = {
  id: 'open-source',
  charter: 'open-source.en.yaml',
  reason: 'The demo community opens',
  account: 'Built-in room',
  groups: [
    {
      native: 'help',
      name: 'lantern-help',
      kind: 'help',
      values: { docs: 'the Lantern handbook' },
      people: ['odile', 'rasmus', 'tamsin', 'juno', 'perrin', 'wren', 'castor', 'isolde'],
    },
    {
      native: 'dev',
      name: 'lantern-dev',
      kind: 'dev',
      values: { docs: 'CONTRIBUTING.md' },
      people: ['odile', 'rasmus', 'tamsin', 'mirela', 'perrin', 'wren', 'isolde', 'bram'],
    },
    {
      native: 'maintainers',
      name: 'lantern-maintainers',
      kind: 'maintainers',
      values: { docs: 'the release checklist' },
      people: ['odile', 'rasmus', 'mirela'],
    },
  ],
  people: [
    { id: 'odile', name: 'Odile', role: 'owner' },
    { id: 'rasmus', name: 'Rasmus', role: 'admin', holds: 'manager' },
    { id: 'mirela', name: 'Mirela', role: 'admin', holds: 'mentor' },
    { id: 'tamsin', name: 'Tamsin' },
    { id: 'juno', name: 'Juno' },
    { id: 'perrin', name: 'Perrin' },
    { id: 'wren', name: 'Wren' },
    { id: 'castor', name: 'Castor' },
    { id: 'isolde', name: 'Isolde' },
    { id: 'bram', name: 'Bram' },
  ],
  newcomers: ['Alder', 'Briony', 'Corin', 'Delphine', 'Emrys', 'Fenna', 'Galen', 'Hester', 'Ines', 'Jorah'],
  noisy: ['castor', 'juno'],
  opening: [
    { at: 400, do: 'say', group: 'dev', who: 'wren', text: 'Morning. The nightly build is green again.' },
    { at: 800, do: 'join', group: 'help', id: 'lior', name: 'Lior' },
    { at: 1_100, do: 'join', group: 'help', id: 'sunniva', name: 'Sunniva' },
    {
      at: 1_900,
      do: 'say',
      group: 'help',
      who: 'tamsin',
      text: 'The new theme docs are much easier to follow, thank you.',
    },
    {
      at: 2_900,
      do: 'say',
      group: 'help',
      who: 'castor',
      text: 'Boost your traffic! Our SEO services are a limited offer this week, dm me for a quote.',
    },
    { at: 4_000, do: 'say', group: 'help', who: 'lior', text: 'help' },
    {
      at: 4_900,
      do: 'say',
      group: 'dev',
      who: 'perrin',
      text: 'I opened a PR for the slow rebuild: it was bisected to the glob cache, and a warm build is down from nine seconds to two.',
    },
    { at: 5_500, do: 'react', group: 'dev', who: 'isolde', to: 'perrin', emoji: '🎉' },
    ...flood,
    {
      at: 8_600,
      do: 'say',
      group: 'help',
      who: 'sunniva',
      text: 'How much does it cost to use Lantern at work?',
    },
    {
      at: 9_900,
      do: 'say',
      group: 'dev',
      who: 'odile',
      text: 'My consultancy has room for two more clients, hire our team, limited offer.',
    },
    {
      at: 11_400,
      do: 'say',
      group: 'dev',
      who: 'odile',
      text: 'Recalled, even though I own this group. Good: that is the point of it.',
    },
    { at: 12_600, do: 'say', group: 'dev', who: 'bram', text: 'Fair is fair.' },
    ...announce(16_000, 'The triage call moves to Thursday at five, please pass it on to the others.'),
    {
      at: 14_000,
      do: 'say',
      group: 'help',
      who: 'castor',
      text: 'Not sure everybody saw it: join my channel for crypto signals',
    },
  ],
  talk: [
    {
      group: 'help',
      lines: [
        [0, 'Is there a way to keep drafts out of the feed?'],
        [1, 'Set `draft: true` in the front matter.'],
        [0, 'That hides the page, but the feed still lists it.'],
        [2, 'Then you are on 3.1. It was corrected in 3.2.'],
        [0, 'Upgrading did it, thanks both.'],
      ],
    },
    {
      group: 'dev',
      lines: [
        [0, 'Should the parser warn about a missing title, or fail?'],
        [1, 'Warn. People write titles last.'],
        [2, 'Warn, and name the file and the line.'],
        [0, 'Agreed. I will write it that way.'],
      ],
    },
    {
      group: 'dev',
      lines: [
        [0, 'I would like to take the image pipeline issue, is anyone on it?'],
        [1, 'It is yours. The tests for it live beside the module.'],
        [0, 'First contribution, so please be patient with me.'],
        [2, 'Ask as often as you like, we all started there.'],
      ],
    },
    {
      group: 'help',
      lines: [
        [0, 'My custom 404 page shows up locally, but not on the server.'],
        [1, 'Which server?'],
        [0, 'A plain file host.'],
        [1, 'Then the host decides: most look for 404.html at the top.'],
        [0, 'Renamed it, and there it is.'],
      ],
    },
    {
      group: 'dev',
      lines: [
        [0, 'Release notes for 3.3 are up for reading.'],
        [1, 'The paragraph about caching is the clearest we have had.'],
        [2, 'One typo in the last line, otherwise ready.'],
        [0, 'Corrected. Tagging tonight.'],
      ],
    },
    {
      group: 'help',
      lines: [
        [0, 'Can I have two languages side by side?'],
        [1, 'One folder a language, and a line in the settings.'],
        [0, 'And a switch between them?'],
        [2, 'The default theme brings one, look for the language list.'],
      ],
    },
    {
      group: 'dev',
      lines: [
        [0, 'Windows builds take twice as long since Tuesday.'],
        [1, 'The virus scanner reads every generated file.'],
        [0, 'Could we write to one archive and unpack at the end?'],
        [1, 'Worth a try. I will measure it.'],
      ],
    },
    {
      group: 'help',
      lines: [
        [0, 'Where do I put fonts?'],
        [1, 'In the static folder, then name them in the style sheet.'],
        [0, 'Works. I was looking for a setting all afternoon.'],
      ],
    },
    {
      group: 'dev',
      lines: [
        [0, 'The plugin guide needs an example that is not a word counter.'],
        [1, 'A reading-time badge?'],
        [2, 'That is a word counter with a hat.'],
        [1, 'A map of where each photo was taken, then.'],
        [0, 'Yes, please.'],
      ],
    },
    {
      group: 'help',
      lines: [
        [0, 'Is it normal that the first build takes a minute?'],
        [1, 'With two thousand pages, yes. The second one takes a second.'],
        [0, 'Ah, it has just finished. You are right.'],
      ],
    },
  ],
}
