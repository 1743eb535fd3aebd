import type { Code } from '../../src/diagnostic.js'
import type { Asset, Profile } from '../../src/html/metadata.js'
import type { Layout, Page } from '../../src/layout/page.js'
import type { Attachment } from '../../src/pdf/attachments.js'
import { writePdf } from '../../src/pdf/writePdf.js'
import { layout, metadata } from './layout.js'
import { readPdf } from './readPdf.js'

export interface Written extends Partial<Layout> {
  readonly pages: readonly Page[]
  readonly about?: Parameters<typeof metadata>[0]
  readonly assets?: readonly Asset[]
  readonly attachments?: readonly Attachment[]
  /** `archive` if it does not say. */
  readonly profile?: Profile
}

/** The bytes of a PDF with these pages. A diagnostic fails the test, unless its code is asked for. */
export async function writtenPdf(
  { pages, about = {}, assets = [], profile = 'archive', attachments = [], ...settings }: Written,
  expected: readonly Code[] = [],
): Promise<Uint8Array> {
  const said: Code[] = []
  const generator = { name: 'colophon', version: '1.2.3' }
  const made = layout(pages, settings)
  const all = { metadata: metadata(about), generator, profile, attachments }
  const bytes = await writePdf(made, all, assets, code => said.push(code))
  if (said.join() !== expected.join()) throw new Error(`reported: ${said.join(', ') || 'nothing'}`)
  return bytes
}

export async function readWritten(written: Written, expected: readonly Code[] = []) {
  return readPdf(await writtenPdf(written, expected))
}
