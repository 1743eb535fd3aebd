import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bothEditions } from '../kit/bothEditions.js'
import { brot, fanus } from '../kit/languageCases.js'
import { encodePng } from '../kit/png.js'
import type { Entries } from '../kit/userFolder.js'

/** Both editions of a publication that is put before a judge. */
export interface JudgedBook {
  readonly name: string
  readonly epub: Uint8Array
  readonly pdf: Uint8Array
}

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))

/** What has been built into `dist/`, an article with all that the writer knows, a German and a Persian one. */
export async function judgedBooks(): Promise<readonly JudgedBook[]> {
  const built = readdirSync(dist)
    .filter(name => name.endsWith('.epub'))
    .sort()
    .map(name => ({
      name,
      epub: readFileSync(dist + name),
      pdf: readFileSync(dist + name.replace(/\.epub$/, '.pdf')),
    }))
  const made = await Promise.all(
    Object.entries({
      'an article with everything': everything,
      'one in German': brot(),
      'one in Persian': fanus(),
    }).map(async ([name, entries]) => {
      const { edition } = await bothEditions(entries)
      return { name, epub: edition.epub!, pdf: edition.pdf! }
    }),
  )
  return [...built, ...made]
}

const picture = (alpha: boolean) =>
  encodePng({ width: 60, height: 30, bits: 8, colorType: alpha ? 6 : 2, sample: (x, y) => (x * y) % 256 })

const paragraphs = (n: number) =>
  Array.from({ length: n }, (_, i) =>
    `Tide ${i + 1} came in over the flats and went out again before Ada Reik had counted her boats. `.repeat(
      4,
    ),
  ).join('\n\n')

/** Pictures, tables, code, quotations, lists, an aside, notes with all that a note may hold, people and sources. */
const everything: Entries = {
  'content/drawing.png': picture(true),
  'content/photo.png': picture(false),
  'content/people.yaml':
    '- {id: reik, display: Ada Reik, aliases: [Reik], role: "pilot\'s clerk", bio: "She counted.", seeAlso: [holt]}\n' +
    '- {id: holt, display: Maren Holt}\n',
  'content/sources.yaml':
    '- {id: log, type: book, title: The log, author: [{family: Reik, given: Ada}], issued: 1887, publisher: Quay Press}\n',
  'content/a.md': `---
title: A *Tide* & its tables
subtitle: With everything
authors: [Maren Holt, R. Quill]
publisher: Quay Press
published: 2021-01-12
cover: photo.png
description: All that an edition can hold.
accessibility:
  conformsTo: AA
  certifiedBy: Maren Holt
  credential: Harbour school
  report: https://example.org/report
---

Maren Holt wrote to Ada Reik [@log, p. 3]. She said so.[^rich]

${paragraphs(5)}

## Ebb, and *flood*[^short]

![A line that rises](drawing.png "The tide, drawn")

| Day | Height |
|:----|-------:|
| 1   |    2.1 |
| 2   |    2.4 |

> The sea came in.
>
> [Ada Reik]{.source}

Code such as \`tide(3)\` and [φεγγάρι]{lang=el}, [a link](https://example.org/), and [there](#slack).

\`\`\`
for each tide
  count the boats
\`\`\`

::: aside
An aside by Reik.
:::

${paragraphs(6)}

### Slack {#slack}

1. One
2. Two
   - and a half

Inline ![waves](photo.png) in text, <abbr title="High water">HW</abbr>, H<sub>2</sub>O.

${paragraphs(6)}

[^short]: In short.
[^rich]: See [there](https://example.org/), where Reik says:

    - [σχοινί]{lang=el}
    - rope

    And the rest.
`,
}
