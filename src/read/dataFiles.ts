import type { Report } from '../diagnostic.js'
import { type Desk, readRemark } from './content.js'
import { type DataList, emptyList, lostList } from './dataList.js'
import type { Files } from './files.js'
import { parseSharedYaml } from './knownYaml.js'
import type { Person, Source } from './manuscript.js'
import { readPeople } from './people.js'
import { folderOf } from './safePath.js'
import { readSources, type SourceDraft } from './sources.js'
import { readText } from './textFile.js'
import type { YamlText, YamlValue } from './yaml.js'

/** Everyone of the people.yaml that goes with an article: beside it, else in `content/`; no one if there is no such file. */
export function readPeopleFile(files: Files, article: string, desk: Desk): DataList<Person> {
  const texts = { readBio: (bio: YamlText) => readRemark(bio, desk), readRole: desk.markdown.readQuotes }
  return readDataFile({ files, article, names: ['people.yaml', 'people.yml'] }, desk.report, value =>
    readPeople(value, texts, desk.report),
  )
}

/** The sources of sources.yaml (or a CSL-JSON sources.json), found as people are. */
export function readSourcesFile(files: Files, article: string, report: Report): DataList<SourceDraft> {
  const names = ['sources.yaml', 'sources.yml', 'sources.json']
  return readDataFile({ files, article, names }, report, (value, file) =>
    readSources(value, file.endsWith('.json'), report),
  )
}

export function finishSource({ note, ...draft }: SourceDraft, desk: Desk): Source {
  return note === undefined ? draft : { ...draft, note: readRemark(note, desk) }
}

interface DataFile {
  readonly files: Files
  readonly article: string
  readonly names: readonly string[]
}

function readDataFile<Entry>(
  { files, article, names }: DataFile,
  report: Report,
  readList: (value: YamlValue, file: string) => DataList<Entry>,
): DataList<Entry> {
  const folder = folderOf(article)
  const folders = [...new Set([folder === '' ? '' : `${folder}/`, 'content/'])]
  const paths = folders.flatMap(each => names.map(name => each + name))
  const path = paths.find(each => files.read(each).kind !== 'missing')
  if (path === undefined) return emptyList
  const source = readText(files, path, report)
  const value = source === undefined ? undefined : parseSharedYaml({ ...source, code: 'yaml-syntax' }, report)
  return source === undefined || value === undefined ? lostList : readList(value, source.file)
}
