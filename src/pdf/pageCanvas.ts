import type { Page } from '../layout/page.js'
import { formatLength, type Points } from '../length.js'
import type { Rgba } from '../style/computedStyle.js'
import type { Font, ShapedText } from '../text/font.js'
import type { EmbeddedImage } from './embedImages.js'
import { type EncodedText, textEncoder } from './encodeText.js'
import type { PdfFile, PdfPage } from './pdfkitAdapter.js'
import type { PdfReference } from './pdfValue.js'
import type { Markings, PdfRectangle } from './tags/markings.js'
import type { Content, TagSlot } from './tags/tagTree.js'

/** A font as drawing uses it. */
export interface DrawnFont {
  readonly name: string
  readonly reference: PdfReference
  encode(shaped: ShapedText, source: string | undefined): EncodedText
}

/** What all pages of a file share: fonts, transparency, images, and what they tell the tag tree. */
export class FileResources {
  readonly markings: Markings
  private readonly file: PdfFile
  private readonly images: ReadonlyMap<string, EmbeddedImage>
  private readonly fonts = new Map<Font, DrawnFont>()
  private readonly alphas = new Map<number, { readonly name: string; readonly reference: PdfReference }>()

  constructor(file: PdfFile, images: ReadonlyMap<string, EmbeddedImage>, markings: Markings) {
    this.file = file
    this.images = images
    this.markings = markings
  }

  font(font: Font): DrawnFont {
    const known = this.fonts.get(font)
    if (known !== undefined) return known
    const embedded = this.file.embed(font)
    const { name, reference } = embedded
    const drawn = { name, reference, encode: textEncoder(embedded) }
    this.fonts.set(font, drawn)
    return drawn
  }

  alpha(alpha: number) {
    const known = this.alphas.get(alpha)
    if (known !== undefined) return known
    const reference = this.file.add({ Type: 'ExtGState', ca: alpha, CA: alpha })
    const state = { name: `A${this.alphas.size + 1}`, reference }
    this.alphas.set(alpha, state)
    return state
  }

  image(asset: string): EmbeddedImage | undefined {
    return this.images.get(asset)
  }
}

/** Text state parameters in force (ISO 32000-1, 9.3), as numbers that are already rounded to what the file says. */
export interface TextState {
  font: string
  size: number
  scale: number
  tracking: number
  rise: number
}

/**
 * The operators of one page. Colours and text state stay in force from one line to the next, so only changes are written.
 * Points of the layout (from the trimmed page's top left corner) become native ones (from the media box's lower left corner).
 */
export class PageCanvas {
  /** A page starts with no font and everything else at rest. */
  readonly text: TextState = { font: '', size: 0, scale: 100, tracking: 0, rise: 0 }
  private readonly resources: FileResources
  private readonly target: PdfPage
  private readonly left: Points
  private readonly top: Points
  private readonly operators: string[] = []
  private fill = '0 g'
  private alpha = 1
  /** What was asked for last: nearly every word has the font and colour of the one before. */
  private lastFont: { readonly font: Font; readonly drawn: DrawnFont } | undefined
  private lastColor: Rgba | undefined
  /** What is written now belongs to. */
  private content: Content | undefined = undefined

  constructor(page: Page, target: PdfPage, resources: FileResources) {
    this.resources = resources
    this.target = target
    this.left = page.slug
    this.top = page.height + page.slug
  }

  x(x: Points): Points {
    return this.left + x
  }

  y(y: Points): Points {
    return this.top - y
  }

  /** What is written from here on is part of this, until something else is named. */
  enter(content: Content): void {
    if (content === this.content) return
    this.leave()
    this.write(this.begin(content))
    this.content = content
  }

  /** What is written from here on says itself what it is part of. */
  leave(): void {
    if (this.content !== undefined) this.write('EMC')
    this.content = undefined
  }

  /** The operator that begins a sequence of marked content (ISO 32000-1, 14.6); `EMC` ends it. */
  begin(content: Content): string {
    if (content.kind === 'artifact') return `/Artifact ${content.properties} BDC`
    return `/${content.role} <</MCID ${this.resources.markings.mark(content)}>> BDC`
  }

  /** Tells where on the page an image lies: left, bottom, right, top. */
  place(image: TagSlot, rectangle: PdfRectangle): void {
    this.resources.markings.place(image, rectangle)
  }

  write(operators: string): void {
    this.operators.push(operators)
  }

  useFont(font: Font): DrawnFont {
    if (this.lastFont?.font === font) return this.lastFont.drawn
    const drawn = this.resources.font(font)
    this.target.useFont(drawn.name, drawn.reference)
    this.lastFont = { font, drawn }
    return drawn
  }

  useImage(asset: string): EmbeddedImage | undefined {
    const image = this.resources.image(asset)
    if (image !== undefined) this.target.useImage(image.name, image.reference)
    return image
  }

  /** What to write for this to be the colour of fills and text; empty if it is so already. */
  fillOperators(color: Rgba): string {
    if (color === this.lastColor && color.a === this.alpha) return ''
    this.lastColor = color
    const alpha = this.alphaOperators(color)
    const fill = colorOperator(color, 'g', 'rg')
    if (fill === this.fill) return alpha
    this.fill = fill
    return `${alpha}${fill}\n`
  }

  /** What to write for this to be the transparency of all that is painted. */
  alphaOperators({ a }: Rgba): string {
    if (a === this.alpha) return ''
    const { name, reference } = this.resources.alpha(a)
    this.target.useGraphicsState(name, reference)
    this.alpha = a
    return `/${name} gs\n`
  }

  /** Fills a path with a colour. `rule` tells what is inside (ISO 32000-1, 8.5.3.3). */
  fillPath(path: string, color: Rgba, rule: 'f' | 'f*' = 'f'): void {
    this.write(`${this.fillOperators(color)}${path} ${rule}`)
  }

  /** Ends the page. */
  finish(): void {
    this.leave()
    this.target.draw(this.operators.join('\n'))
  }
}

/** Grey where the three channels are equal: black text then prints in black ink only. */
export function colorOperator({ r, g, b }: Rgba, gray: string, rgb: string): string {
  if (r === g && g === b) return `${formatLength(r / 255)} ${gray}`
  return `${[r, g, b].map(channel => formatLength(channel / 255)).join(' ')} ${rgb}`
}
