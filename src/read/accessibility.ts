import type { Report } from '../diagnostic.js'
import type { AccessibilityClaim } from '../html/metadata.js'
import type { YamlText, YamlValue } from './yaml.js'
import { keysOf, YamlFields } from './yamlFields.js'

const claimKeys = keysOf(['conformsTo', 'certifiedBy', 'credential', 'report'])

/**
 * The claim of front matter's `accessibility`: a level of WCAG, and who evaluated the publication. Undefined where there is
 * none or one of the two is missing or wrong, which is reported: a claim that nobody stands for is none.
 */
export function readAccessibility(
  value: YamlValue | undefined,
  report: Report,
): AccessibilityClaim | undefined {
  if (value === undefined || (value.kind === 'text' && value.text.trim() === '')) return undefined
  if (value.kind !== 'map') {
    report('wrong-type', '`accessibility` must be a map with `conformsTo` and `certifiedBy`.', {
      place: value.place,
      advice:
        'Write `conformsTo: WCAG 2.2 Level AA` and `certifiedBy:` with a name, each on a line below it.',
    })
    return undefined
  }
  const fields = new YamlFields(value, claimKeys, report)
  const level = readLevel(fields.textNode('conformsTo'), report)
  const [certifiedBy, credential] = [fields.text('certifiedBy'), fields.text('credential')]
  const address = readAddress(fields.textNode('report'), report)
  for (const [key, what] of needed) {
    if (fields.text(key) !== undefined || fields.isOfWrongType(key)) continue
    report('bad-value', `The claim of accessibility does not say ${what}, so it is left out.`, {
      place: value.place,
      advice: `Add \`${key}:\`, or take \`accessibility\` out.`,
    })
  }
  if (level === undefined || certifiedBy === undefined) return undefined
  return {
    ...level,
    certifiedBy,
    ...(credential === undefined ? {} : { credential }),
    ...(address === undefined ? {} : { report: address }),
  }
}

const needed = [
  ['conformsTo', 'which level of WCAG the publication reaches'],
  ['certifiedBy', 'who evaluated the publication'],
] as const

type Level = Pick<AccessibilityClaim, 'wcag' | 'level'>

const versions = ['2.0', '2.1', '2.2'] as const
const levels = ['A', 'AA', 'AAA'] as const

/** `WCAG 2.2 Level AA`, `WCAG 2.1 AA`, or `AA` alone, which is of the newest version. */
function readLevel(node: YamlText | undefined, report: Report): Level | undefined {
  if (node === undefined) return undefined
  const typed = node.text.trim()
  const claim = /^(?:EPUB Accessibility 1\.1 - )?(?:WCAG[ -]?(\d\.\d)[ ,-]*)?(?:level[ -]*)?(A{1,3})$/i.exec(
    typed,
  )
  const wcag = versions.find(version => version === (claim?.[1] ?? '2.2'))
  const level = levels.find(each => each === claim?.[2]?.toUpperCase())
  if (wcag !== undefined && level !== undefined) return { wcag, level }
  report('bad-value', `\`${typed}\` is no level of WCAG.`, {
    place: node.place,
    advice: 'Write `WCAG 2.2 Level AA`, or the level alone: `A`, `AA` or `AAA`.',
  })
  return undefined
}

function readAddress(node: YamlText | undefined, report: Report): string | undefined {
  const typed = node?.text.trim()
  if (node === undefined || typed === undefined) return undefined
  if (/^https?:\/\/[^\s"<>\\^`{|}]+$/.test(typed) && URL.canParse(typed)) return typed
  report('bad-value', `\`${typed}\` is no address of a report.`, {
    place: node.place,
    advice: 'Write where the report can be read, starting with `https://`.',
  })
  return undefined
}
