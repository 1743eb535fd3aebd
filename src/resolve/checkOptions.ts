import type { Report } from '../diagnostic.js'
import { nearestName } from '../nearestName.js'
import type { Manuscript } from '../read/manuscript.js'
import type { Template } from '../read/template.js'

/** The template of an article that asks for none. */
const usual = 'essay'

/** Reports each option that the template does not have; unless it is not the template that the article is written for. */
export function checkOptions(
  { metadata, optionPlaces, template: asked }: Manuscript,
  template: Template,
  report: Report,
): void {
  if (template.name !== (asked?.name ?? usual)) return
  const known = Object.keys(template.options)
  for (const option of Object.keys(metadata.options)) {
    if (known.includes(option)) continue
    const near = nearestName(option, known)
    const list = known.map(each => `\`${each}\``).join(', ')
    const has =
      known.length === 0
        ? 'It has none.'
        : `It has ${list}.${near === undefined ? '' : ` Did you mean \`${near}\`?`}`
    report('unknown-key', `The template \`${template.name}\` has no option \`${option}\`.`, {
      place: optionPlaces.get(option),
      advice: has,
    })
  }
}
