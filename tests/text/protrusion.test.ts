import { expect, test } from 'vitest'
import { protrusion } from '../../src/text/protrusion.js'

test('light signs stand out far, dashes less, letters with an open side a little, others not at all', () => {
  const at = (character: string) => protrusion(character, 'end')
  expect(Math.min(at('-'), at('\u2010'), at('.'), at(','))).toBeGreaterThanOrEqual(0.5)
  expect(at('-')).toBeGreaterThan(at('–'))
  expect(at('–')).toBeGreaterThan(at('—'))
  expect(at('—')).toBeGreaterThan(at('r'))
  expect(at('r')).toBeGreaterThan(0)
  expect(at('m')).toBe(0)
  expect(at('漢')).toBe(0)
})

test('a hyphen that the line breaker puts in hangs like one that was typed', () => {
  expect(protrusion('\u00ad', 'end')).toBe(protrusion('-', 'end'))
})

test('the start of a line has its own figures', () => {
  expect(protrusion('“', 'start')).toBeGreaterThan(0.3)
  expect(protrusion('(', 'start')).toBeGreaterThan(0)
  expect(protrusion('(', 'end')).toBe(0)
  expect(protrusion('.', 'start')).toBe(0)
})
