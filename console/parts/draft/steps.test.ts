import { expect, test } from 'vitest'
import { change, redo, startSteps, undo } from './steps.ts'

test('typing goes back in one step, forms one by one', () => {
  const typed = ['a', 'ab', 'abc'].reduce((steps, text) => change(steps, text, true), startSteps(''))
  const formed = change(typed, 'abc!', false)
  expect(undo(formed).source).toBe('abc')
  expect(undo(undo(formed)).source).toBe('')
  expect(redo(undo(formed)).source).toBe('abc!')
})

test('a new line begins a new step', () => {
  const steps = ['a', 'a\n', 'a\nb'].reduce((before, text) => change(before, text, true), startSteps(''))
  expect(undo(steps).source).toBe('a\n')
  expect(undo(undo(steps)).source).toBe('a')
})

test('a change forgets what was undone, and the same text is no change', () => {
  const steps = undo(change(startSteps('a'), 'b', false))
  expect(change(steps, 'a', false)).toBe(steps)
  expect(redo(change(steps, 'c', false)).source).toBe('c')
})

test('at both ends nothing happens', () => {
  const steps = startSteps('a')
  expect(undo(steps)).toBe(steps)
  expect(redo(steps)).toBe(steps)
})
