import { collectDiagnostics, type Diagnostic, type Report } from '../diagnostic.js'
import { parseYaml, type YamlSource, type YamlValue } from './yaml.js'

interface Known {
  readonly value: YamlValue | undefined
  readonly found: readonly Diagnostic[]
}

/** By file and text, the oldest first: what the articles of a run share, a template's words and the lists of a project. */
const known = new Map<string, Known>()
const mostKnown = 20

/** As `parseYaml`, for files that several articles share: the same text gives the same value again, and the same reports. */
export function parseSharedYaml(source: YamlSource, report: Report): YamlValue | undefined {
  const key = `${source.code}\n${source.file}\n${source.text}`
  const parsed = known.get(key) ?? parseAnew(source)
  known.delete(key)
  known.set(key, parsed)
  if (known.size > mostKnown) known.delete(known.keys().next().value!)
  for (const { code, message, ...where } of parsed.found) report(code, message, where)
  return parsed.value
}

function parseAnew(source: YamlSource): Known {
  const { report, found } = collectDiagnostics()
  return { value: parseYaml(source, report), found }
}
