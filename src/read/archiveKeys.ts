import type { Place, Report } from '../diagnostic.js'
import { manifestName } from '../html/manifest.js'
import { type Profile, profiles } from '../html/metadata.js'
import type { FileResult, Files } from './files.js'
import { pathBeside } from './safePath.js'
import type { YamlFields } from './yamlFields.js'

/** A file that front matter asks to be carried in the archive, beside what the edition is made from. */
export interface AttachmentRequest {
  readonly path: string
  readonly place: Place
}

/** The profile that front matter asks for; undefined where it asks for none, or (which is reported) for one there is not. */
export function readProfile(fields: YamlFields, report: Report): Profile | undefined {
  const node = fields.textNode('profile')
  const profile = profiles.find(each => each === node?.text.trim())
  if (node !== undefined && profile === undefined) {
    report('bad-value', `There is no profile \`${node.text.trim()}\`.`, {
      place: node.place,
      advice: `Write ${profiles.map(each => `\`${each}\``).join(' or ')}.`,
    })
  }
  return profile
}

/** The files that `attachments` names, by their paths from the article; each is read, and reported where it cannot be. */
export function readAttachments(
  fields: YamlFields,
  files: Files,
  article: string,
  report: Report,
): readonly AttachmentRequest[] {
  return fields.textNodes('attachments').flatMap(({ text, place }) => {
    const result = files.read(pathBeside(article, text.trim()))
    const why = whyRefused(result)
    if (result.kind === 'bytes' && why === undefined) return [{ path: result.path, place }]
    report(codes[result.kind], `The attachment ${text.trim()} is not read: ${why}.`, {
      place,
      advice: 'Put it into the project and name it by its path from this file.',
    })
    return []
  })
}

const codes = {
  bytes: 'unsafe-path',
  missing: 'file-missing',
  unreadable: 'file-unreadable',
  unsafe: 'unsafe-path',
} as const

function whyRefused(result: FileResult): string | undefined {
  if (result.kind !== 'bytes') return result.why
  if (/^(?:npm|colophon):/.test(result.path)) return 'it does not lie in the project'
  return result.path === manifestName ? 'the list of all files has this name' : undefined
}
