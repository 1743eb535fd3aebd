import type { Place, Report } from '../diagnostic.js'
import type { Asset } from '../html/metadata.js'
import { type HtmlElement, type HtmlNode, text, withAttributes } from '../html/tree.js'
import { cleanText } from './decodeText.js'
import type { Files } from './files.js'
import { type ImageFacts, readImageFacts } from './imageSize.js'
import { rewriteTree } from './rewriteTree.js'
import { pathBeside } from './safePath.js'

/** A picture larger than this unpacks to more memory than it is worth, unless the user says otherwise: 100 megapixels take 400 MB. */
const mostMegapixels = 100
/** What a small reading device has the memory for: 160 MB unpacked. */
const deviceMegapixels = 40

/** The images that a publication names, each read once. */
export class AssetReader {
  readonly #files: Files
  readonly #report: Report
  readonly #read = new Map<string, Asset>()
  readonly #most: number

  /** `megapixels`: of the largest image that is let in. */
  constructor(files: Files, report: Report, megapixels: number = mostMegapixels) {
    this.#files = files
    this.#report = report
    this.#most = megapixels
  }

  /** All that were found, by name in order of code units. */
  get assets(): readonly Asset[] {
    return [...this.#read.keys()].sort().map(name => this.#read.get(name)!)
  }

  /** Images name their assets; one that cannot be shown gives way to its text. `file` is what holds them. */
  readImages(nodes: readonly HtmlNode[], file: string): readonly HtmlNode[] {
    return rewriteTree(nodes, each => (each.name === 'img' ? [this.#imageOf(each, file)] : [each]))
  }

  /** The asset that a reference in a file names; what is wrong with it is reported at the place. */
  readAsset(reference: string, file: string, place: Place | undefined): Asset | undefined {
    if (/^(?:https?|data):|^\/\//i.test(reference)) {
      const shown = reference.slice(0, 60)
      this.#report(
        'image-unsupported',
        `The image ${shown} does not lie in the project, and nothing is loaded from elsewhere.`,
        {
          place,
          advice: 'Save it beside the article and name it by its path.',
        },
      )
      return undefined
    }
    const result = this.#files.read(pathBeside(file, reference))
    if (result.kind === 'bytes')
      return this.#read.get(result.path) ?? this.#assetOf(result.path, result.bytes, place)
    if (result.kind === 'unsafe') {
      this.#report('unsafe-path', `The image ${reference} is not read: ${result.why}.`, {
        place,
        advice: 'Put it into the project and name it by its path from this file.',
      })
    } else {
      const why = result.kind === 'missing' ? 'is not there' : `cannot be read: ${result.why}`
      this.#report('image-missing', `The image ${result.path} ${why}.`, {
        place,
        advice: 'Its path counts from the file that names it; capitals matter.',
      })
    }
    return undefined
  }

  #imageOf(image: HtmlElement, file: string): HtmlNode {
    const { src, alt } = image.attributes
    if (alt === undefined) {
      this.#report('image-alt-missing', 'The image has no text for readers who do not see it.', {
        place: image.place,
        advice:
          'Write what it shows between the brackets, as in `![A gull](gull.png)`, or a space if it only decorates.',
      })
    }
    if (src === undefined) {
      this.#report('image-missing', 'The image names no file.', {
        place: image.place,
        advice: 'Write its path from this file in src="…", or take the image out.',
      })
    }
    const asset = src === undefined ? undefined : this.readAsset(src, file, image.place)
    if (asset === undefined) return text(alt ?? '', image.place)
    return withAttributes(image, { src: asset.name })
  }

  /** Judged by what the file's head says, before anything is unpacked. */
  #isTooLarge(name: string, { width, height }: ImageFacts, place: Place | undefined): boolean {
    const megapixels = (width * height) / 1_000_000
    const size = `The image ${name} has ${width} × ${height} pixels`
    if (megapixels > this.#most) {
      this.#report('image-unsupported', `${size}, more than ${this.#most} million.`, {
        place,
        advice: `Save it smaller, or let it in with \`--megapixels ${Math.ceil(megapixels)}\`.`,
      })
      return true
    }
    if (megapixels > deviceMegapixels) {
      this.#report('image-large', `${size}, more than small reading devices can show.`, {
        place,
        advice: `Save it with at most ${deviceMegapixels} million.`,
      })
    }
    return false
  }

  #assetOf(name: string, bytes: Uint8Array, place: Place | undefined): Asset | undefined {
    const refuse = (why: string, advice: string) => {
      this.#report('image-unsupported', `The image ${name} ${why}.`, { place, advice })
      return undefined
    }
    const facts = readImageFacts(bytes)
    if (facts === undefined) return refuse('is not of a kind that is known', 'Save it as PNG or JPEG.')
    const isVector = facts.mediaType === 'image/svg+xml'
    if (!isVector && this.#isTooLarge(name, facts, place)) return undefined
    if (!isVector && (facts.width === 0 || facts.height === 0)) return refuse('has no size', 'Save it again.')
    const drawing = isVector ? plainSvg(bytes) : bytes
    if (drawing === undefined) {
      return refuse(
        'holds code, entities or references to other files, or is not in UTF-8',
        'Save it as a plain drawing in UTF-8 that holds all it shows.',
      )
    }
    const isTurned = facts.orientation >= 5
    const asset: Asset = {
      name,
      mediaType: facts.mediaType,
      bytes: drawing,
      width: isTurned ? facts.height : facts.width,
      height: isTurned ? facts.width : facts.height,
      orientation: facts.orientation,
    }
    this.#read.set(name, asset)
    return asset
  }
}

const actsInSvg =
  /<!ENTITY|<!DOCTYPE[^>[]*\[|<(?:[\w-]+:)?script\b|\son\w+\s*=|<(?:[\w-]+:)?foreignObject\b|href\s*=\s*["']\s*javascript:/i
/** What another encoding hides is not read here, but would be by a reader of the EPUB, which takes UTF-8 alone. */
const otherEncoding = /^\s*<\?xml[^>]*\sencoding\s*=\s*["'](?!utf-8["'])/i
const leadsOutOfSvg = [
  /<(?!a\b)[\w:-]+\s[^>]*\b(?:xlink:)?href\s*=\s*["'](?!#|data:image\/)/i,
  /\battributeName\s*=\s*["'](?:xlink:)?href/i,
  /url\(\s*["']?(?!["']?\s*#|["']?data:)/i,
  /@import|<\?xml-stylesheet/i,
]

/** As an XML reader has it: what is written as a number is a letter all the same. */
function withoutReferences(svg: string): string {
  return svg.replace(/&#(x?)([0-9a-f]{1,6});/gi, (written, hex: string, digits: string) => {
    const code = Number.parseInt(digits, hex === '' ? 10 : 16)
    return code > 0x20 && code <= 0x10ffff && code !== 0x3c ? String.fromCodePoint(code) : written
  })
}

/** The SVG without its DOCTYPE; undefined if it declares entities, runs code or leads to other files. */
function plainSvg(bytes: Uint8Array): Uint8Array | undefined {
  const svg = cleanText(new TextDecoder().decode(bytes))
  if (otherEncoding.test(svg)) return undefined
  const read = withoutReferences(svg)
  if (actsInSvg.test(read) || leadsOutOfSvg.some(pattern => pattern.test(read))) return undefined
  const without = svg.replace(/<!DOCTYPE[^>]*>/i, '')
  return without === svg ? bytes : new TextEncoder().encode(without)
}
