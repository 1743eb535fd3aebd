import type { Code, Diagnostic } from '../diagnostic.js'
import { listArticles } from '../read/listArticles.js'
import type { Chosen } from './chooseArticles.js'

/** An article with what was said of it. */
export interface Judged {
  readonly chosen: Chosen
  readonly diagnostics: readonly Diagnostic[]
}

/** What one article cannot know alone, where several share the lists of people and sources in `content/`. */
const sharedCodes: readonly Code[] = ['person-unmentioned', 'source-unused']

/**
 * The diagnostics of each article of a run. That someone is never mentioned, or a source never cited, stands only if
 * every article that shares the list is in the run and says so; then the first of them says it, once.
 */
export function judgeShared(articles: readonly Judged[]): readonly (readonly Diagnostic[])[] {
  const sayers = new Map<string, string[]>()
  for (const { chosen, diagnostics } of articles) {
    for (const diagnostic of diagnostics) {
      const key = sharedKey(chosen, diagnostic)
      if (key !== undefined) sayers.set(key, [...(sayers.get(key) ?? []), chosen.article])
    }
  }
  return articles.map(({ chosen, diagnostics }) =>
    diagnostics.filter(diagnostic => {
      const key = sharedKey(chosen, diagnostic)
      if (key === undefined) return true
      const said = sayers.get(key)!
      return said[0] === chosen.article && sharersOf(chosen).every(article => said.includes(article))
    }),
  )
}

/** Equal for what two articles of a project say of the same entry; undefined for what concerns an article alone. */
function sharedKey(chosen: Chosen, { code, message, place }: Diagnostic): string | undefined {
  if (!sharedCodes.includes(code) || place?.file.startsWith('content/') !== true) return undefined
  if (sharersOf(chosen).length < 2) return undefined
  return JSON.stringify([chosen.project.root, code, message, place])
}

function sharersOf({ files, article }: Chosen): readonly string[] {
  return article.startsWith('content/') ? listArticles(files) : [article]
}
