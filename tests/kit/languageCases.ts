import { readdirSync, readFileSync } from 'node:fs'
import type { Entries } from './userFolder.js'

const folder = new URL('../publish/cases/', import.meta.url)
const essay = new URL('../../templates/essay/', import.meta.url)
const fixture = (name: string) => readFileSync(new URL(name, folder), 'utf8')

/** An article in German. */
export const brot = (): Entries => ({ 'content/a.md': fixture('brot.md') })

/** An article in Persian, and the template `fanus`: its own style sheets and words, with the parts of `essay`. */
export function fanus(): Entries {
  const parts = readdirSync(essay).filter(name => name.endsWith('.liquid') || name === 'notes.csl')
  const own = ['template.yaml', 'print.css', 'epub.css', 'locales/fa.yaml']
  return {
    'content/a.md': fixture('fanus.md'),
    'content/people.yaml': fixture('fanus-people.yaml'),
    ...Object.fromEntries([
      ...parts.map(name => [`templates/fanus/${name}`, readFileSync(new URL(name, essay), 'utf8')] as const),
      ...own.map(name => [`templates/fanus/${name}`, fixture(`fanus/${name}`)] as const),
    ]),
  }
}
