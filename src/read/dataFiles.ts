import type { Report } from '../diagnostic.js'
import { type Desk, readRemark } from './content.js'
import type { Files } from './files.js'
import type { Person, Source } from './manuscript.js'
import { readPeople } from './people.js'
import { folderOf } from './safePath.js'
import { readSources, type SourceDraft } from './sources.js'
import { readFirstText } from './textFile.js'
import { parseYaml, type YamlValue } from './yaml.js'

/** Everyone of the people.yaml that goes with an article: beside it, else in `content/`; no one if there is no such file. */
export function readPeopleFile(files: Files, article: string, desk: Desk): readonly Person[] {
  const found = readDataFile(files, article, ['people.yaml', 'people.yml'], desk.report)
  return found === undefined ? [] : readPeople(found.value, bio => readRemark(bio, desk), desk.report)
}

/** The sources of sources.yaml (or a CSL-JSON sources.json), found as people are. */
export function readSourcesFile(files: Files, article: string, report: Report): readonly SourceDraft[] {
  const found = readDataFile(files, article, ['sources.yaml', 'sources.yml', 'sources.json'], report)
  return found === undefined ? [] : readSources(found.value, found.file.endsWith('.json'), report)
}

export function finishSource({ note, ...draft }: SourceDraft, desk: Desk): Source {
  return note === undefined ? draft : { ...draft, note: readRemark(note, desk) }
}

function readDataFile(
  files: Files,
  article: string,
  names: readonly string[],
  report: Report,
): { readonly file: string; readonly value: YamlValue } | undefined {
  const folder = folderOf(article)
  const folders = [...new Set([folder === '' ? '' : `${folder}/`, 'content/'])]
  const source = readFirstText(
    files,
    folders.flatMap(each => names.map(name => each + name)),
    report,
  )
  const value = source === undefined ? undefined : parseYaml({ ...source, code: 'yaml-syntax' }, report)
  return source === undefined || value === undefined ? undefined : { file: source.file, value }
}
