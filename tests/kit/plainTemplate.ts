import { readFileSync } from 'node:fs'
import { squareFont } from './squareFont.js'
import type { Entries } from './userFolder.js'

const essay = new URL('../../templates/essay/', import.meta.url)

/** A style sheet with one font of squares: 20 columns and 8 lines to a page. */
export const plainCss = `
@font-face { font-family: Square; src: url("square.ttf") }
@page { size: 240pt 136pt; margin: 12pt 20pt }
html { font: 10pt/14pt Square; counter-reset: page 1 }
body, p, h1, h2, h3, ul, ol { margin: 0 }
`

/** The files of a small template `plain`: title, text, cast and sources, set in squares. Others stand in for its own. */
export function plainTemplate(others: Entries = {}): Entries {
  const files: Entries = {
    'template.yaml':
      'parts:\n  - {name: title, epubType: titlepage}\n  - {name: article, epubType: bodymatter}\n' +
      '  - {name: cast, epubType: index}\n  - {name: sources, epubType: backmatter}\ncitationStyle: notes.csl\n',
    'title.liquid': '<h1>{{ work.title }}</h1>',
    'article.liquid': '{{ body }}',
    'cast.liquid':
      '{% for group in cast %}{% for entry in group.entries %}<p id="{{ entry.id }}">{{ entry.name }} ' +
      '{% for run in entry.locators %}{{ run.first.label }}{% unless forloop.last %} {% endunless %}{% endfor %}</p>' +
      '{% endfor %}{% endfor %}',
    'sources.liquid': '{% for source in sources %}<p id="{{ source.id }}">{{ source.entry }}</p>{% endfor %}',
    'print.css': plainCss,
    'epub.css': 'p { margin: 0 }',
    'notes.csl': readFileSync(new URL('notes.csl', essay)),
    'locales/en.yaml': readFileSync(new URL('locales/en.yaml', essay)),
    'square.ttf': squareFont({ also: '§•' }),
    ...others,
  }
  return Object.fromEntries(Object.entries(files).map(([name, data]) => [`templates/plain/${name}`, data]))
}
