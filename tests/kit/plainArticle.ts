import { plainTemplate } from './plainTemplate.js'
import type { Entries } from './userFolder.js'

/** An article in the template `plain` of which nothing is to be said. Its body begins on line 7. */
export function plainArticle(body: string, title = 'T'): string {
  return `---\ntitle: ${title}\npublisher: P\npublished: 2021-01-12\ntemplate: plain\n---\n${body}\n`
}

/** A project with articles by name (`content/NAME.md`), each of the body given. */
export function plainProject(bodies: Readonly<Record<string, string>>, others: Entries = {}): Entries {
  const articles = Object.entries(bodies).map(([name, body]) => [`content/${name}.md`, plainArticle(body)])
  return { ...plainTemplate(), ...Object.fromEntries(articles), ...others }
}
