import { type Holdings, makeHoldings } from './archive/makeManifest.js'
import type { Report } from './diagnostic.js'
import { manifestName, writeManifest } from './html/manifest.js'
import type { Generator, Metadata, Profile } from './html/metadata.js'
import type { Attachment } from './pdf/attachments.js'
import type { Files } from './read/files.js'
import type { Manuscript } from './read/manuscript.js'
import type { RecordedFiles } from './read/recordReads.js'

/**
 * What the PDF is to promise. PDF/A-2 takes no attachments but other PDF/A files (ISO 19005-2, 6.8): an article that asks for
 * both is told so.
 */
export function chooseProfile(
  asked: Profile | undefined,
  { profile = 'archive', attachments: [attachment] }: Manuscript,
  report: Report,
): Profile {
  const chosen = asked ?? profile
  if (chosen === 'archive-strict' && attachment !== undefined) {
    report('bad-value', 'The profile `archive-strict` is PDF/A-2, which takes no attachments.', {
      place: attachment.place,
      advice: 'Choose the profile `archive`, or take `attachments` out.',
    })
  }
  return chosen
}

/** An edition once all that it is made from has been read. */
export interface Making {
  readonly files: RecordedFiles
  readonly manuscript: Manuscript
  readonly template: { readonly name: string }
  readonly profile: Profile
}

/** The files that an edition was made from, and the list of them. `installed` has the packages that they come from. */
export function holdingsOf(
  { files, manuscript, template, profile }: Making,
  generator: Generator,
  installed: Files,
): Holdings {
  const { file: article, metadata } = manuscript
  const sourceDateEpoch = epochUsed(metadata)
  const choices = { generator, article, template: template.name, profile, sourceDateEpoch }
  return makeHoldings(files.filesRead(), choices, installed)
}

/** SOURCE_DATE_EPOCH as far as it counted: only where front matter states no date. */
function epochUsed({ stated, published, modified, corrections }: Metadata): string | null {
  const isDated = published !== undefined || modified !== undefined || corrections.length > 0
  return stated === undefined || isDated ? null : String(Date.parse(stated) / 1000)
}

/** What the PDF carries: the manifest, then its files. Only the profile `archive` carries any. */
export function attachmentsOf(
  { manifest, files }: Holdings,
  { profile, manuscript: { attachments } }: Making,
): readonly Attachment[] {
  if (profile !== 'archive') return []
  const data = new Set(attachments.map(({ path }) => path))
  return [
    {
      name: manifestName,
      mediaType: 'application/json',
      relationship: 'Data',
      description: 'What this edition was made from, and how',
      bytes: new TextEncoder().encode(writeManifest(manifest)),
    },
    ...files.map(({ path, bytes, mediaType }): Attachment => {
      const isData = data.has(path)
      return {
        name: path,
        mediaType,
        relationship: isData ? 'Data' : 'Source',
        description: isData ? 'Attached to this edition' : 'This edition was made from it',
        bytes,
      }
    }),
  ]
}
