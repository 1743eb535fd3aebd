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

/**
 * What the PDF carries: the manifest, then its files. Only the profile `archive` carries any. Names have no folders, since many
 * readers cannot save what has them; the description is the path.
 */
export function attachmentsOf(
  { manifest, files }: Holdings,
  { profile, manuscript: { attachments } }: Making,
): readonly Attachment[] {
  if (profile !== 'archive') return []
  const data = new Set([manifestName, ...attachments.map(({ path }) => path)])
  const bytes = new TextEncoder().encode(writeManifest(manifest))
  const all = [{ path: manifestName, mediaType: 'application/json', bytes }, ...files]
  const names = flatNames(all.map(({ path }) => path))
  return all.map(({ path, ...file }, index) => ({
    ...file,
    name: names[index]!,
    relationship: data.has(path) ? 'Data' : 'Source',
    description: path,
  }))
}

/** A name for each path, none twice, whatever capitals count for: its last step, or all of it where others end in that too. */
function flatNames(paths: readonly string[]): readonly string[] {
  const keyOf = (name: string) => name.normalize('NFC').toLowerCase()
  const lastOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)
  const counts = new Map<string, number>()
  for (const path of paths) counts.set(keyOf(lastOf(path)), (counts.get(keyOf(lastOf(path))) ?? 0) + 1)
  const taken = new Set<string>()
  return paths.map(path => {
    const last = lastOf(path)
    const name = counts.get(keyOf(last)) === 1 || path === last ? last : path.replace(/[/:]/g, '-')
    let free = name
    for (let i = 2; taken.has(keyOf(free)); i++) free = `${i}-${name}`
    taken.add(keyOf(free))
    return free
  })
}
