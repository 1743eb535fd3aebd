import type { EmbeddedFont } from '../html/metadata.js'
import type { ImagePath } from './images.js'
import { fontFolder } from './paths.js'

/** Comments and strings, to step over; rules that name files in the template's own way; addresses. */
const tokens =
  /\/\*[\s\S]*?\*\/|"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|@font-face\s*\{(?:"[^"]*"|'[^']*'|[^}"'])*\}|@(?:import|charset)\b(?:"[^"]*"|'[^']*'|\([^)]*\)|[^;])*;|url\(\s*("[^"]*"|'[^']*'|[^)]*?)\s*\)/gi

/**
 * For the documents that are made here, not by the template; its rules come later and win. Pictures keep their paper: in a dark
 * theme a drawing on a transparent ground, or the words in a picture's place, would else be dark on dark.
 */
const ownRules = `img, svg { background-color: #fff; color: #111; }
nav ol { padding-left: 0; list-style: none; }
nav ol ol { margin: 0; padding-left: 1.5em; }
[dir="rtl"] nav ol ol { padding-left: 0; padding-right: 1.5em; }
.cover { text-align: center; }
.cover img { max-width: 100%; max-height: 95vh; }`

/**
 * The template's sheet with the fonts as they are embedded. `@font-face` and `@import` of its own name files that are not in
 * the container and go; an address is that of an asset, or `none`.
 */
export function writeStyleSheet(css: string, fonts: readonly EmbeddedFont[], images: ImagePath): string {
  const body = css.replace(tokens, (token, address: string | undefined) => {
    if (/^@/.test(token)) return ''
    if (address === undefined) return token
    const name = address.replace(/^["']|["']$/g, '')
    const path = images(name)
    if (path !== undefined) return `url(${path})`
    return name.startsWith('#') ? token : 'none'
  })
  return `${[...fonts.map(fontFace), ownRules, body.trim()].join('\n')}\n`
}

function fontFace({ family, weight, style, fileName }: EmbeddedFont): string {
  const name = family.replace(/["\\]/g, sign => `\\${sign}`)
  return [
    '@font-face {',
    `  font-family: "${name}";`,
    `  font-weight: ${weight};`,
    `  font-style: ${style};`,
    `  src: url(${fontFolder}/${fileName});`,
    '}',
  ].join('\n')
}
