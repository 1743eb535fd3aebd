import type { CssNode, Declaration } from 'css-tree/dist/csstree.esm'
import { componentsOf, keywordOf, splitAtCommas } from './componentValues.js'
import { initialContext, initialValues, matchProperty, rowOf } from './properties.js'
import { resolveUrl } from './resolveUrl.js'
import type { FontFace } from './styledDocument.js'
import { type Problem, placeOf } from './styleSheets.js'

/** What a browser does while it waits for a font: known, and without meaning on paper. */
const withoutMeaning = ['font-display', 'font-named-instance']
const understood = ['font-family', 'src', 'font-weight', 'font-style', 'font-stretch', 'unicode-range']

/** The face that an @font-face rule describes (Fonts 4, section 4), with what is wrong with it. */
export function readFontFace(
  rule: CssNode,
  declarations: readonly Declaration[],
  file: string,
): { readonly face: FontFace | undefined; readonly problems: readonly Problem[] } {
  const place = placeOf(rule, file)
  const problems: Problem[] = []
  const complain = (node: CssNode, message: string, advice: string) =>
    problems.push({ code: 'css-unsupported', message, advice, place: placeOf(node, file) })
  const descriptors = new Map<string, readonly CssNode[]>()
  for (const node of declarations) {
    const name = node.property.toLowerCase()
    if (understood.includes(name) && node.value.type === 'Value' && isUnderstood(name, node))
      descriptors.set(name, componentsOf(node.value))
    else if (!withoutMeaning.includes(name))
      complain(
        node,
        `\`${name}\` with this value is not supported in @font-face.`,
        `It takes ${understood.join(', ')}.`,
      )
  }
  const family = readFamily(descriptors.get('font-family'))
  const source = readSource(descriptors.get('src') ?? [], file)
  if (family === undefined) complain(rule, 'This @font-face has no family.', 'Write font-family: "Name".')
  if (source === undefined)
    complain(
      rule,
      'This @font-face names no font file.',
      'Write src: url("fonts/Name.ttf") of a TTF or OTF file.',
    )
  if (family === undefined || source === undefined) return { face: undefined, problems }
  const range = readRanges(descriptors.get('unicode-range'))
  const face: FontFace = {
    family,
    source,
    weight: readRow('fontWeight', descriptors.get('font-weight')) ?? 400,
    style: readRow('fontStyle', descriptors.get('font-style')) === 'normal' ? 'normal' : 'italic',
    stretch: readRow('fontStretch', descriptors.get('font-stretch')) ?? 100,
    ...(range === undefined ? {} : { unicodeRange: range }),
    place,
  }
  return { face, problems }
}

/** Weight, style and stretch have the grammar of their properties, without the relative keywords. */
function isUnderstood(name: string, { value }: Declaration): boolean {
  if (value.type !== 'Value' || !/^font-(?:weight|style|stretch)$/.test(name)) return true
  const relative = /^(?:bolder|lighter)$/.test(keywordOf(componentsOf(value)[0]) ?? '')
  return !relative && matchProperty(name, value)
}

function readRow<K extends 'fontWeight' | 'fontStyle' | 'fontStretch'>(
  key: K,
  components: readonly CssNode[] | undefined,
) {
  if (components === undefined) return initialValues[key]
  return rowOf(key).read(components, initialContext)
}

function readFamily(components: readonly CssNode[] | undefined): string | undefined {
  return components === undefined ? undefined : rowOf('fontFamily').read(components, initialContext)?.[0]
}

/** The first file in a format that can be embedded: TrueType or OpenType, said or not. */
function readSource(components: readonly CssNode[], file: string): string | undefined {
  for (const [url, format] of splitAtCommas(components)) {
    if (url?.type !== 'Url') continue
    const named = format?.type === 'Function' && format.name.toLowerCase() === 'format'
    const first = named ? componentsOf(format)[0] : undefined
    const name = first?.type === 'String' ? first.value.toLowerCase() : keywordOf(first)
    if (name === undefined || name === 'truetype' || name === 'opentype') return resolveUrl(url.value, file)
  }
  return undefined
}

/** Fonts 4, section 4.5: `U+26`, `U+0-7F`, `U+4??`. */
function readRanges(components: readonly CssNode[] | undefined): FontFace['unicodeRange'] {
  if (components === undefined) return undefined
  return components.flatMap(node => {
    if (node.type !== 'UnicodeRange') return []
    const [first, last = first] = node.value.slice(2).split('-') as [string, string?]
    const from = Number.parseInt(first.replaceAll('?', '0'), 16)
    const to = Number.parseInt(last.replaceAll('?', 'F'), 16)
    return [[from, to] as const]
  })
}
