import type { Files } from './files.js'

/** Every Markdown file directly in `content/` but README.md, in order of code units. */
export function listArticles(files: Files): readonly string[] {
  return files
    .list('content')
    .filter(name => /\.md$/i.test(name) && !/^readme\.md$/i.test(name))
    .map(name => `content/${name}`)
}
