import type { Place, Report } from '../diagnostic.js'
import { element } from '../html/tree.js'
import { readAttachments, readProfile } from './archiveKeys.js'
import { AssetReader } from './assets.js'
import { readContent, readTitle } from './content.js'
import { finishSource, readPeopleFile, readSourcesFile } from './dataFiles.js'
import type { Files } from './files.js'
import { splitArticle } from './frontMatter.js'
import type { Manuscript } from './manuscript.js'
import { createMarkdown } from './markdown/markdown.js'
import { frontMatterKeys, readLanguage, readMetadata } from './metadata.js'
import { slugFor } from './slug.js'
import { readText } from './textFile.js'
import type { YamlValue } from './yaml.js'
import { YamlFields } from './yamlFields.js'

export interface ReadingContext {
  /** The environment's SOURCE_DATE_EPOCH: the moment stated where front matter states none. */
  readonly sourceDateEpoch?: string | undefined
  /** Millions of pixels that an image may have. */
  readonly megapixels?: number | undefined
}

/**
 * The article of that path from the root, with the people and sources beside it or in `content/`. Every mistake in them is
 * reported, and what can be read is read all the same; undefined only where there is no text.
 */
export function readManuscript(
  files: Files,
  path: string,
  context: ReadingContext,
  report: Report,
): Manuscript | undefined {
  const article = readText(files, path, report)
  if (article === undefined) return undefined
  const { file } = article
  const { frontMatter, hasFrontMatter, body, isComplete } = splitArticle(article.text, file, report)
  const noKeys = { kind: 'map', entries: [], place: { file, line: 1 } } as const
  const fields = new YamlFields(frontMatter ?? noKeys, frontMatterKeys, report)
  const language = readLanguage(fields, report)
  const drafts = readSourcesFile(files, file, report)
  const sourceKeys = new Set(drafts.entries.map(draft => draft.id))
  const markdown = createMarkdown({ language, sourceKeys })
  const assets = new AssetReader(files, report, context.megapixels)
  const desk = { markdown, assets, report }
  const content = readContent({ body, file, hasFrontMatter }, desk)
  const slug = slugFor(file, fields.textNode('slug'), report)
  // Front matter that cannot be read has been reported: what it does not say is not missed as well.
  const isBroken = hasFrontMatter && frontMatter === undefined
  const miss: Report = isBroken ? () => undefined : report
  const title = readTitle(fields, { file, slug, hasFrontMatter, heading: content.title }, markdown, miss)
  const metadata = readMetadata(
    fields,
    {
      file,
      slug,
      title,
      language,
      readTitle: markdown.readTitle,
      readCover: (reference, place) => assets.readAsset(reference, file, place)?.name,
      sourceDateEpoch: context.sourceDateEpoch,
    },
    miss,
  )
  const people = readPeopleFile(files, file, desk)
  const sources = drafts.entries.map(draft => finishSource(draft, desk))
  const template = fields.textNode('template')
  return {
    slug,
    file,
    metadata,
    body: element('article', {}, content.nodes, { file, line: 1 }),
    notes: content.notes,
    people: people.entries,
    sources,
    assets: assets.assets,
    complete: {
      text: isComplete && content.isComplete,
      people: people.isComplete,
      sources: drafts.isComplete,
    },
    optionPlaces: placesOfKeys(fields.value('options')),
    profile: readProfile(fields, report),
    attachments: readAttachments(fields, files, file, report),
    ...(template === undefined ? {} : { template: { name: template.text.trim(), place: template.place } }),
  }
}

function placesOfKeys(value: YamlValue | undefined): ReadonlyMap<string, Place> {
  if (value?.kind !== 'map') return new Map()
  return new Map(value.entries.map(({ key, keyPlace }) => [key, keyPlace]))
}
