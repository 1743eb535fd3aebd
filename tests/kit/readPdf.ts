import { inflateSync } from 'node:zlib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A PDF read back by pdf.js, and by looking at its objects. */

export interface ReadLink {
  readonly page: number
  /** From the page's lower left corner: left, bottom, right, top. */
  readonly rect: readonly number[]
  /** An address, or `#name`. */
  readonly target: string
  readonly contents: string
}

export interface ReadOutline {
  readonly title: string
  readonly dest: readonly unknown[]
  readonly count: number | undefined
  readonly items: readonly ReadOutline[]
}

/** What a reader of the file gets: the text of each page, what can be clicked, what it says of itself. */
export async function readPdf(bytes: Uint8Array) {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 })
  const document = await task.promise
  const texts: string[] = []
  const links: ReadLink[] = []
  const pageRefs: unknown[] = []
  for (let i = 0; i < document.numPages; i++) {
    const page = await document.getPage(i + 1)
    pageRefs.push(page.ref)
    const { items } = await page.getTextContent({ disableNormalization: true })
    texts.push(items.map(item => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
    for (const { rect, url, dest, contentsObj } of await page.getAnnotations())
      links.push({ page: i, rect, target: url ?? `#${dest}`, contents: contentsObj?.str ?? '' })
  }
  const { info, metadata } = await document.getMetadata()
  const result = {
    texts,
    links,
    /** The object of each page, as outline and destinations name it. */
    pageRefs: pageRefs as readonly unknown[],
    info: info as Readonly<Record<string, string>>,
    xmp: metadata?.getRaw() as string,
    labels: await document.getPageLabels(),
    outline: (await document.getOutline()) as readonly ReadOutline[] | null,
    destinations: (await document.getDestinations()) as Readonly<Record<string, readonly unknown[]>>,
    viewer: (await document.getViewerPreferences()) as Readonly<Record<string, unknown>> | null,
    pageMode: await document.getPageMode(),
    attachments: Object.entries((await document.getAttachments()) ?? {}) as readonly (readonly [
      string,
      { readonly rawFilename: string; readonly content: Uint8Array; readonly description: string },
    ])[],
  }
  await task.destroy()
  return result
}

/** Everything that is not in a stream, as text. */
export function pdfObjects(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/>>\nstream\n[\s\S]*?\nendstream/g, '>>')
}

/** The decoded streams whose dictionary holds `key`, in the order of the file; without a key those of pages. */
export function pdfStreams(bytes: Uint8Array, key = ''): readonly Buffer[] {
  const file = Buffer.from(bytes)
  const found: Buffer[] = []
  for (const match of file.toString('latin1').matchAll(/obj\n<<\n([^>]*(?:>(?!>)[^>]*)*)>>\nstream\n/g)) {
    const dictionary = match[1]!
    if (key === '' ? /\/(?:Type|Subtype|Length1|N) /.test(dictionary) : !dictionary.includes(key)) continue
    const start = match.index + match[0].length
    const packed = file.subarray(start, start + Number(/\/Length (\d+)/.exec(dictionary)![1]))
    found.push(dictionary.includes('/FlateDecode') ? inflateSync(packed) : packed)
  }
  return found
}
