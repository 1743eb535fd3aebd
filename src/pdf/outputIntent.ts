import type { PdfFile } from './pdfkitAdapter.js'
import { type PdfReference, textString } from './pdfValue.js'
import { srgbProfile } from './srgbProfile.js'

/** What colours mean that name no colour space of their own: sRGB (ISO 32000-1, 14.11.5; ISO 19005-3, 6.2.3). */
export function addOutputIntent(file: PdfFile): PdfReference {
  const name = textString('sRGB IEC61966-2.1')
  return file.add({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: name,
    Info: name,
    RegistryName: textString('http://www.color.org'),
    DestOutputProfile: file.add({ N: 3 }, srgbProfile()),
  })
}
