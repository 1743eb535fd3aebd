import type { MarkdownIt } from 'markdown-it'

const opening = /<(iframe|noembed|noframes|noscript|script|style|template|textarea|xmp)(?:\s[^<>]*)?>/iy

/** An element whose content is no text is taken as one piece of raw HTML, so that nothing in it is read as Markdown or as tags. */
export function readSwallowingHtml(md: MarkdownIt): void {
  const lastClose = createLastCloseFinder()
  md.inline.ruler.before('html_inline', 'swallowing_html', (state, silent) => {
    if (!state.md.options.html || state.src[state.pos] !== '<') return false
    opening.lastIndex = state.pos
    const name = opening.exec(state.src)?.[1]?.toLowerCase()
    if (name === undefined || lastClose(state.src, name) < opening.lastIndex) return false
    const close = new RegExp(`</${name}[^<>]*>`, 'gi')
    close.lastIndex = opening.lastIndex
    if (close.exec(state.src) === null || close.lastIndex > state.posMax) return false
    if (!silent) state.push('html_inline', '', 0).content = state.src.slice(state.pos, close.lastIndex)
    state.pos = close.lastIndex
    return true
  })
}

/** Where an element closes last in a text, looked for once for each text and name: so unclosed ones stay linear. */
function createLastCloseFinder(): (text: string, name: string) => number {
  let [lastText, found] = ['', new Map<string, number>()]
  return (text, name) => {
    if (text !== lastText) [lastText, found] = [text, new Map()]
    const known = found.get(name)
    if (known !== undefined) return known
    let last = -1
    for (const { index } of text.matchAll(new RegExp(`</${name}[^<>]*>`, 'gi'))) last = index
    found.set(name, last)
    return last
  }
}
