/** One charter for the journey that every platform walks: welcome, advertising up the ladder, an answer. */
export const JOURNEY_CHARTER = `
folkmoot: 1
name: Journey
purpose: To be walked once from end to end
language: en
timezone: UTC
groups:
  hall: { for: Talking }
onboarding:
  welcome: { say: 'Welcome {members}!', gather: 2m }
words:
  ads: [cheap watches, 代购]
rules:
  - id: no-ads
    title: No advertising
    when: message
    if: "text.matches_list('ads')"
    do: [recall, { tell: 'Advertising has no place here.' }]
    escalate: { within: 24h, steps: [warn, { mute: 10m }, case] }
  - id: help
    title: Help is answered
    when: message
    if: "text.is('help')"
    do: [{ reply: 'The rules: {rules}' }]
`
