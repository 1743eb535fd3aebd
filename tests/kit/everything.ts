import { encodePng } from './png.js'
import type { Entries } from './userFolder.js'

const picture = (alpha: boolean) =>
  encodePng({ width: 60, height: 30, bits: 8, colorType: alpha ? 6 : 2, sample: (x, y) => (x * y) % 256 })

const paragraphs = (n: number) =>
  Array.from({ length: n }, (_, i) =>
    `Tide ${i + 1} came in over the flats and went out again before Ada Reik had counted her boats. `.repeat(
      4,
    ),
  ).join('\n\n')

/** Pictures, tables, code, quotations, lists, an aside, notes with all that a note may hold, people and sources. */
export const everything: Entries = {
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
