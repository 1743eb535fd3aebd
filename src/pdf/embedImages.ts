import type { Report } from '../diagnostic.js'
import type { Asset } from '../html/metadata.js'
import type { ImageFragment, Layout } from '../layout/page.js'
import { type PackedImage, packJpeg } from './jpegImage.js'
import type { PdfFile } from './pdfkitAdapter.js'
import type { PdfReference } from './pdfValue.js'
import { packPng } from './pngImage.js'

/** An image in the file, with what drawing it needs to know. */
export interface EmbeddedImage {
  /** Its name in a page's resources. */
  readonly name: string
  readonly reference: PdfReference
  /** EXIF orientation 1 to 8: what is done to it to stand upright. */
  readonly orientation: number
}

/** What images are taken from, and whether those in the inks of a press (CMYK) may be. */
export interface ImageSources {
  readonly assets: readonly Asset[]
  readonly allowsInks: boolean
}

/**
 * The images that the pages show, by the name of their asset, put into the file in the order of first use. An image that
 * the file cannot hold or that cannot be read is reported as `image-unsupported` and left out.
 */
export function embedImages(
  file: PdfFile,
  layout: Layout,
  { assets, allowsInks }: ImageSources,
  report: Report,
): ReadonlyMap<string, EmbeddedImage> {
  const byName = new Map(assets.map(asset => [asset.name, asset]))
  const embedded = new Map<string, EmbeddedImage>()
  const refused = new Set<string>()
  for (const fragment of imagesOf(layout)) {
    if (embedded.has(fragment.asset) || refused.has(fragment.asset)) continue
    const asset = byName.get(fragment.asset)
    if (asset === undefined) throw new Error(`no asset is named ${fragment.asset}`)
    const packed = packImage(asset, fragment, allowsInks, report)
    if (packed === undefined) {
      refused.add(asset.name)
      continue
    }
    const name = `I${embedded.size + 1}`
    embedded.set(asset.name, {
      name,
      reference: addImage(file, packed),
      orientation: asset.orientation,
    })
  }
  return embedded
}

function imagesOf(layout: Layout): readonly ImageFragment[] {
  return layout.pages.flatMap(page => page.fragments.filter(fragment => fragment.kind === 'image'))
}

function packImage(
  asset: Asset,
  { box }: ImageFragment,
  allowsInks: boolean,
  report: Report,
): PackedImage | undefined {
  const place = box.element?.place
  const refuse = (message: string, advice = 'Save it as PNG or JPEG and name that file.') => {
    report('image-unsupported', `The image ${asset.name} ${message}.`, { place, advice })
    return undefined
  }
  if (asset.mediaType !== 'image/png' && asset.mediaType !== 'image/jpeg')
    return refuse(`is ${asset.mediaType}, which the PDF cannot show`)
  try {
    const packed = asset.mediaType === 'image/png' ? packPng(asset.bytes) : packJpeg(asset.bytes)
    if (allowsInks || packed.entries.ColorSpace !== 'DeviceCMYK') return packed
    return refuse(
      'has its colours in the inks of a press (CMYK), which an archive file does not hold',
      'Save it in RGB, or build with the profile `print`.',
    )
  } catch (error) {
    return refuse(`cannot be read (${error instanceof Error ? error.message : String(error)})`)
  }
}

function addImage(file: PdfFile, { entries, bytes, alpha }: PackedImage): PdfReference {
  const SMask = alpha === undefined ? undefined : addImage(file, alpha)
  return file.add({ Type: 'XObject', Subtype: 'Image', ...entries, SMask }, bytes)
}
