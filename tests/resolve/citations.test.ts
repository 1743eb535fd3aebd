import { describe, expect, test } from 'vitest'
import { elementsOf, plainText } from '../../src/html/tree.js'
import {
  citationTexts,
  cite,
  keyless,
  noteTexts,
  plainOf,
  resolveCleanly,
  resolveLoosely,
  said,
  styleNamed,
  withClass,
} from '../kit/manuscript.js'

const doe = {
  id: 'd',
  type: 'book',
  title: 'Salt',
  author: [{ family: 'Doe', given: 'Jane' }],
  issued: { 'date-parts': [[2006]] },
  publisher: 'Quay',
  'publisher-place': 'London',
  URL: 'https://example.org/d',
}

describe('CIT-G1: ranges of pages, whichever dash is typed', () => {
  const forms = [
    ['page', '12-13'],
    ['page', '12–13'],
    ['page', '12--13'],
    ['pp.', '12---13'],
    ['', 'pp. 12 — 13'],
    ['', '12-13'],
  ]
  const body = `<p>${forms.map(([label, locator]) => `x${cite('d', locator, label === '' ? {} : { label: label! })}`).join('. ')}.</p>`

  test('APA', async () => {
    const publication = await resolveCleanly([{ body, sources: [doe] }], 'apa')
    expect(citationTexts(publication)).toEqual(Array(6).fill('(Doe, 2006, pp. 12–13)'))
  })

  test('a style of notes: the range is whole, and before the address', async () => {
    const publication = await resolveCleanly([{ body, sources: [doe] }])
    const [first, ...later] = noteTexts(publication)
    expect(first).toBe('Jane Doe, Salt (London: Quay, 2006), pp. 12–13, https://example.org/d.')
    expect(later).toEqual(Array(5).fill('Ibid.'))
  })

  test.each([
    ['chapter', '3', 'chap. 3'],
    ['chap.', '3-4', 'chaps. 3–4'],
    ['§', '7', 'sec. 7'],
    ['line', '8', 'l. 8'],
    ['p.', 'iv', 'p. iv'],
    ['page', '3, 5', 'pp. 3, 5'],
    ['', '12', 'p. 12'],
    ['', 'emphasis added', 'emphasis added'],
  ])('label “%s” and place “%s”', async (label, locator, expected) => {
    const body = `<p>x${cite('d', locator, label === '' ? {} : { label })}</p>`
    const publication = await resolveCleanly([{ body, sources: [{ id: 'd', type: 'book', title: 'Salt' }] }])
    expect(noteTexts(publication)).toEqual([`Salt, ${expected}.`])
  })
})

describe('CIT-G2: missing fields leave no stray signs', () => {
  const sources = [
    { id: 't', type: 'book' },
    { id: 'u', type: 'book', title: 'Salt' },
    { id: 'v', type: 'webpage', title: 'Tides', URL: 'https://example.org/t' },
    { id: 'w', type: 'report', publisher: 'Harbour Board' },
    { id: 'x', type: 'interview', author: [{ family: 'Roe', given: 'Al' }] },
    { id: 'y', type: 'chapter', 'container-title': 'Nets', editor: [{ family: 'Ed', given: 'Ita' }] },
    { id: 'z', type: 'article-journal', title: 'Ebb', 'container-title': 'Tides', volume: '3' },
    {
      id: 'q',
      type: 'article-newspaper',
      author: [{ literal: 'Staff' }],
      issued: { 'date-parts': [[1999, 5]] },
    },
  ]
  const body = `<p>${[...sources, ...sources].map(({ id }) => `x${cite(id, '3')}`).join('. ')}.</p>`
  const stray = [
    /^[,.;:\s]/,
    /\(\s*\)/,
    /,\s*[,.]/,
    /\.\.(?!\.)/,
    /\[\s*\]/,
    /STYLE ERROR|NO_PRINTED/,
    /\s{2}/,
  ]

  test.each(['notes', 'apa', 'vancouver'] as const)('%s', async style => {
    const { publication, found } = await resolveLoosely([{ body, sources }], styleNamed(style))
    expect(said(found)).toEqual(['source-unprintable sources.yaml:1'])
    expect(found[0]!.message).toContain('`t`')
    const printed = [
      ...citationTexts(publication),
      ...noteTexts(publication),
      ...publication.sources.map(({ entry }) => plainOf(entry)),
    ]
    for (const each of printed) for (const pattern of stray) expect(each).not.toMatch(pattern)
    for (const each of noteTexts(publication)) expect(each).toMatch(/^(?:\P{Ll}|t, p)/u)
  })

  test('a note starts with a capital where a word of the style starts it, and a name keeps its own letter', async () => {
    const style = styleNamed('notes').replace(
      '<text macro="maker-note"/>',
      '<text macro="maker-note"/><text term="no date" form="short"/>',
    )
    const sources = [
      { id: 'u', type: 'book', title: 'salt' },
      { id: 'h', type: 'book', title: 'Salt', author: [{ literal: 'bell hooks' }] },
    ]
    const { publication } = await resolveLoosely(
      [{ body: `<p>x${cite('u')} y${cite('h')}</p>`, sources }],
      style,
    )
    expect(noteTexts(publication)).toEqual(['N.d., salt.', 'bell hooks, n.d., Salt.'])
  })
})

describe('CIT-G3: markup in titles', () => {
  const title = 'On <i>Homarus</i> & the "<span class="nocase">pH</span>" of x < y'
  const sources = [
    {
      id: 'h',
      type: 'book',
      title,
      author: [{ family: 'Roe', given: 'Al' }],
      URL: 'https://example.org/?a=1&b=2',
    },
  ]

  test('becomes elements, and signs stay signs', async () => {
    const publication = await resolveCleanly([{ body: `<p>x${cite('h')}</p>`, sources }])
    expect(noteTexts(publication)).toEqual([
      'Al Roe, On Homarus & the “pH” of x < y, https://example.org/?a=1&b=2.',
    ])
    const [citation] = withClass(publication.articles[0]!.body, 'citation')
    const elements = [...elementsOf(citation!)].map(({ name, attributes }) => [
      name,
      attributes.class ?? attributes.href,
    ])
    expect(elements).toEqual([
      ['span', 'citation'],
      ['i', undefined],
      ['span', 'roman'],
      ['a', 'https://example.org/?a=1&b=2'],
    ])
    expect(publication.notes[0]!.works).toEqual([
      { id: 'source-h', text: 'Roe, On Homarus & the “pH” of x < y' },
    ])
  })

  test.each(['apa', 'vancouver'] as const)('shows no tag in %s', async style => {
    const publication = await resolveCleanly([{ body: `<p>x ${cite('h')}</p>`, sources }], style)
    expect(plainOf(publication.sources[0]!.entry)).toContain('On Homarus & the “pH” of x < y')
  })

  test('a tag left open is shown as typed, in a tree that is whole', async () => {
    const publication = await resolveCleanly([
      { body: `<p>x${cite('h')}</p>`, sources: [{ id: 'h', type: 'book', title: 'A <i>b & </b> c' }] },
    ])
    expect(noteTexts(publication)).toEqual(['A <i>b & </b> c.'])
  })
})

describe('CIT-G4: ibid.', () => {
  test('not after a plain note, nor at the start of another article', async () => {
    const first = {
      body: `<p>a${cite('d', '1')} b<x-note>Plain.</x-note> c${cite('d', '1')} d${cite('d', '1')}</p>`,
      sources: [doe],
    }
    const second = { body: `<p>a${cite('d', '2')}</p>`, sources: [doe] }
    const publication = await resolveCleanly([first, second])
    const full = (page: number) => `Jane Doe, Salt (London: Quay, 2006), p. ${page}, https://example.org/d.`
    expect(noteTexts(publication)).toEqual([full(1), 'Plain.', 'Doe, Salt, p. 1.', 'Ibid.', full(2)])
  })

  test('not after a note that cites several works', async () => {
    const two =
      '<x-cite form="bracketed" source="[@d; @e]"><x-cite-item key="e"></x-cite-item><x-cite-item key="d"></x-cite-item></x-cite>'
    const sources = [doe, { id: 'e', type: 'book', title: 'Ebb' }]
    const publication = await resolveCleanly([{ body: `<p>a${two} b${cite('d')}</p>`, sources }])
    expect(noteTexts(publication)[1]).toBe('Doe, Salt.')
  })

  test('publications one after the other know nothing of each other', async () => {
    const draft = { body: `<p>a${cite('d')}</p>`, sources: [doe] }
    const [one, other] = [await resolveCleanly([draft]), await resolveCleanly([draft])]
    expect(noteTexts(other)).toEqual(noteTexts(one))
  })
})

describe('CIT-G5: one surname, one year', () => {
  const lund = (given: string) => ({ family: 'Lund', given })
  const sources = [
    { id: 'a', type: 'book', title: 'A', author: [lund('Mary')], issued: { 'date-parts': [[2019]] } },
    { id: 'b', type: 'book', title: 'B', author: [lund('Mary')], issued: { 'date-parts': [[2019]] } },
    { id: 'c', type: 'book', title: 'C', author: [lund('John')], issued: { 'date-parts': [[2019]] } },
    {
      id: 'e',
      type: 'book',
      title: 'D',
      author: [lund('Mary'), lund('John')],
      issued: { 'date-parts': [[2018]] },
    },
  ]
  const article = (keys: string) => ({ body: `<p>${[...keys].map(key => cite(key)).join(' ')}</p>`, sources })

  test('letters and initials are the same in text and list, whichever article cites first', async () => {
    const publication = await resolveCleanly([article('bc'), article('eab')], 'apa')
    const [mary, more] = ['(M. Lund, 2019b)', '(M. Lund, 2019a)']
    expect(citationTexts(publication)).toEqual([
      mary,
      '(J. Lund, 2019)',
      '(M. Lund & Lund, 2018)',
      more,
      mary,
    ])
    const entries = publication.sources.map(({ entry }) => plainOf(entry))
    expect(entries).toEqual([
      'Lund, J. (2019). C.',
      'Lund, M. (2019a). A.',
      'Lund, M. (2019b). B.',
      'Lund, M., & Lund, J. (2018). D.',
    ])
    expect(await resolveCleanly([article('bc'), article('eab')], 'apa')).toEqual(publication)
  })

  test('`@key` names the author in the sentence', async () => {
    const body = `<p>${cite('c', '3', { form: 'text' })} and ${cite('a', undefined, { form: 'text', 'suppress-author': 'true' })}</p>`
    const publication = await resolveCleanly([{ body, sources: [sources[0]!, sources[2]!] }], 'apa')
    expect(citationTexts(publication)).toEqual(['J. Lund (2019, p. 3)', '(2019)'])
  })
})

describe('CIT-G6: no citation at all', () => {
  test('gives no sources, and no fault', async () => {
    const publication = await resolveCleanly([{ body: '<p>Nothing.</p>' }])
    expect(publication.sources).toEqual([])
    expect(publication.notes).toEqual([])
  })
})

describe('keys', () => {
  test('source-undefined: reported with the nearest key; what is known is still cited', async () => {
    const two =
      '<x-cite form="bracketed" source="[@doe; @d]"><x-cite-item key="doe"></x-cite-item><x-cite-item key="d"></x-cite-item></x-cite>'
    const body = `<p>a\n${cite('dd')} b</p>\n<p>${two}</p>`
    const { publication, found } = await resolveLoosely([{ body, sources: [doe] }], styleNamed('apa'))
    expect(said(found)).toEqual(['source-undefined content/a.md:2', 'source-undefined content/a.md:3'])
    expect(found[0]!.advice).toContain('Did you mean `d`?')
    expect(plainText(publication.articles[0]!.body)).toBe('a [@dd] b (Doe, 2006)')
  })

  test('a bare @word that is no key is text as typed', async () => {
    const publication = await resolveCleanly([
      { body: `<p>Ask ${cite('handle', undefined, { form: 'text' })}.</p>` },
    ])
    expect(plainText(publication.articles[0]!.body)).toBe('Ask @handle.')
  })

  test('source-unused: a warning, but not for a work that a cited one relies on', async () => {
    const sources = [
      { ...doe, reliesOn: ['e'] },
      { id: 'e', type: 'book', title: 'Ebb' },
      { id: 'f', type: 'book', title: 'Flow' },
    ]
    const { publication, found } = await resolveLoosely([{ body: `<p>a${cite('d')}</p>`, sources }])
    expect(said(found)).toEqual(['source-unused sources.yaml:3'])
    expect(publication.sources.map(({ id, reliesOn }) => [id, reliesOn])).toEqual([
      ['source-d', [{ text: 'Ebb' }]],
    ])
  })

  test('source-duplicate: two sources of one id in two files', async () => {
    const body = `<p>a${cite('d')}</p>`
    const { found } = await resolveLoosely([
      { body, sources: [doe] },
      { body, sources: [{ id: 'x', type: 'book', title: 'X' }, doe] },
    ])
    expect(said(found)).toEqual(['source-duplicate sources.yaml:2', 'source-unused sources.yaml:1'])
  })

  test('relies-on-undefined: at the source', async () => {
    const { found } = await resolveLoosely([
      {
        body: `<p>a${cite('d')} Ann</p>`,
        people: [{ id: 'ann' }],
        sources: [{ ...doe, reliesOn: ['ann', 'anne'] }],
      },
    ])
    expect(said(found)).toEqual(['relies-on-undefined sources.yaml:1'])
    expect(found[0]!.advice).toContain('`ann`')
  })
})

describe('sources', () => {
  test('are listed once, with where they are cited, what they rely on and the author’s remark', async () => {
    const sources = [
      {
        ...doe,
        reliesOn: ['ann'],
        note: `Long; see <x-cite form="text" source="@e"><x-cite-item key="e"></x-cite-item></x-cite>`,
      },
      { id: 'e', type: 'book', title: 'Ebb' },
    ]
    const body = `<p>Ann a${cite('d')} b<x-note>See ${cite('d', '2')}.</x-note></p>`
    const publication = await resolveCleanly([{ body, sources, people: [{ id: 'ann' }] }])
    const [salt, ebb] = publication.sources
    expect(plainOf(salt!.entry)).toBe('Doe, Jane. Salt. London: Quay, 2006. https://example.org/d.')
    expect(salt!.citedIn.map(({ id, note }) => [keyless(id), note])).toEqual([
      ['cite-KEY', 1],
      ['cite-KEY', 2],
    ])
    expect(salt!.reliesOn).toEqual([{ id: 'person-ann', text: 'Ann' }])
    expect(plainOf(salt!.remark)).toBe('Long; see Ebb.')
    expect(ebb!.citedIn).toEqual([{ id: 'cite-aside-1' }])
  })

  test('a work of nobody’s is listed by its title', async () => {
    const sources = [doe, { id: 'e', type: 'book', title: 'Cod' }, { id: 'f', type: 'webpage', title: 'Eel' }]
    const publication = await resolveCleanly([
      { body: `<p>a${cite('f')} b${cite('d')} c${cite('e')}</p>`, sources },
    ])
    expect(publication.sources.map(({ source }) => source.id)).toEqual(['e', 'd', 'f'])
  })

  test('a numbered style numbers by first citation, its numbers in spans of their own', async () => {
    const sources = [doe, { id: 'e', type: 'book', title: 'Ebb' }]
    const publication = await resolveCleanly(
      [{ body: `<p>${cite('e')} ${cite('d')} ${cite('e')}</p>`, sources }],
      'vancouver',
    )
    expect(citationTexts(publication)).toEqual(['(1)', '(2)', '(1)'])
    expect(publication.sources[0]!.entry[0]).toMatchObject({
      name: 'span',
      attributes: { class: 'csl-left-margin' },
    })
    expect(plainOf(publication.sources[0]!.entry)).toBe('1. Ebb.')
  })

  test('a style without a bibliography lists by author and title', async () => {
    const style = styleNamed('notes').replace(/<bibliography[\s\S]*<\/bibliography>/, '')
    const sources = [{ id: 'z', type: 'book', title: 'Zinc' }, doe]
    const { publication } = await resolveLoosely(
      [{ body: `<p>a${cite('z')} b${cite('d')}</p>`, sources }],
      style,
    )
    expect(publication.sources.map(({ entry }) => plainOf(entry))).toEqual([
      'Jane Doe, Salt (London: Quay, 2006), https://example.org/d.',
      'Zinc.',
    ])
  })
})

describe('the style', () => {
  test.each([
    ['nonsense', 'not XML'],
    ['<html><body/></html>', '`html`'],
    [
      '<style xmlns="http://purl.org/net/xbiblio/csl"><info><link rel="independent-parent"/></info></style>',
      'depends on',
    ],
    ['<style xmlns="http://purl.org/net/xbiblio/csl"><info/></style>', 'no `citation`'],
    [
      '<style xmlns="http://purl.org/net/xbiblio/csl" class="note"><citation><layout><text macro="no"/></layout></citation></style>',
      'cannot be read',
    ],
  ])('citation-style: “%s” is reported, and citations stay as typed', async (csl, message) => {
    const { publication, found } = await resolveLoosely(
      [{ body: `<p>a ${cite('d')}</p>`, sources: [doe] }],
      csl,
    )
    expect(said(found)).toEqual(['citation-style templates/essay/notes.csl:1'])
    expect(found[0]!.message).toContain(message)
    expect(plainText(publication.articles[0]!.body)).toBe('a [@d]')
    expect(publication.sources.map(({ entry }) => plainOf(entry))).toEqual(['Salt'])
    expect(plainOf(publication.howToCite)).toBe('Salt')
  })

  test('words come in the publication’s language; locale-missing where CSL has none, once something is cited', async () => {
    const draft = (language: string) => ({
      body: `<p>a${cite('d', '3')}</p>`,
      sources: [doe],
      metadata: { language },
    })
    expect(noteTexts(await resolveCleanly([draft('de-AT')]))[0]).toContain('S. 3')
    const { found } = await resolveLoosely([draft('sv')])
    expect(said(found)).toEqual(['locale-missing templates/essay/notes.csl:1'])
    expect(said((await resolveLoosely([{ body: '<p>a</p>', metadata: { language: 'sv' } }])).found)).toEqual(
      [],
    )
  })

  test('a prefix and a suffix are set as typed', async () => {
    const body = `<p>a ${cite('d', '3', { prefix: 'see', suffix: ' & < passim' })}</p>`
    const publication = await resolveCleanly([{ body, sources: [doe] }], 'apa')
    expect(citationTexts(publication)).toEqual(['(see Doe, 2006, p. 3 & < passim)'])
  })
})

test('how to cite the publication is formatted by the same style', async () => {
  const metadata = {
    title: {
      nodes: [
        {
          kind: 'element' as const,
          name: 'em',
          attributes: {},
          children: [{ kind: 'text' as const, text: 'Mare' }],
        },
        { kind: 'text' as const, text: ' & <terra>' },
      ],
      plain: 'Mare & <terra>',
    },
    subtitle: { nodes: [{ kind: 'text' as const, text: 'An essay' }], plain: 'An essay' },
    authors: ['R. Quill', 'Roe, Al'],
    published: { iso: '2024-03-01', year: 2024, month: 3, day: 1 },
    publisher: 'Quay',
    place: 'London',
    doi: '10.1000/182',
  }
  const { howToCite } = await resolveCleanly([{ body: '<p>a</p>', metadata }])
  expect(plainOf(howToCite)).toBe(
    'R. Quill and Al Roe. Mare & <terra>: An essay. London: Quay, 2024. https://doi.org/10.1000/182.',
  )
  expect((await resolveCleanly([{ body: '<p>a</p>', metadata }], 'apa')).howToCite).not.toEqual(howToCite)
})

describe('what archives need', () => {
  const log = {
    id: 'log',
    type: 'manuscript',
    title: 'Log',
    author: [{ family: 'Reik', given: 'Jonas' }],
    issued: { 'date-parts': [[1887]] },
    archive: 'Town Archive',
    'archive-place': 'Senn',
    archive_collection: 'Harbour Office',
    archive_location: 'Box 3',
    'call-number': 'MS 12',
  }
  const kept = 'Town Archive, Senn, Harbour Office, Box 3, MS 12'

  test('is printed in the note, before the place in the work, and in the list', async () => {
    const body = `<p>a${cite('log', '41')}. b${cite('log')}.</p>`
    const publication = await resolveCleanly([{ body, sources: [log] }])
    expect(noteTexts(publication)).toEqual([`Jonas Reik, “Log” (1887), ${kept}, p. 41.`, 'Reik, “Log.”'])
    expect(publication.sources.map(({ entry }) => plainOf(entry))).toEqual([
      `Reik, Jonas. “Log.” 1887. ${kept}.`,
    ])
  })

  test.each(['archive', 'archive-place', 'archive_collection', 'archive_location', 'call-number'] as const)(
    '%s alone leaves no stray signs, and makes a source printable',
    async variable => {
      const sources = [
        { id: 'a', type: 'manuscript', title: 'Log', [variable]: 'X' },
        { id: 'b', type: 'manuscript', [variable]: 'Y' },
        { id: 'c', type: 'article-newspaper', title: 'Light', 'container-title': 'Courier', [variable]: 'Z' },
      ]
      const body = `<p>a${cite('a')}. b${cite('b')}. c${cite('c', '3')}. a${cite('a')}. b${cite('b')}.</p>`
      const publication = await resolveCleanly([{ body, sources }])
      expect(noteTexts(publication)).toEqual([
        '“Log,” X.',
        'Y.',
        '“Light,” Courier, p. 3, Z.',
        '“Log.”',
        'Y.',
      ])
      expect(publication.sources.map(({ entry }) => plainOf(entry)).sort()).toEqual([
        'Y.',
        '“Light.” Courier. Z.',
        '“Log.” X.',
      ])
    },
  )
})

describe('dates stand in the order of the language, as the template’s own do', () => {
  const sources = [
    { id: 'a', type: 'webpage', title: 'A', issued: { 'date-parts': [[1887, 10, 14]] } },
    { id: 'b', type: 'webpage', title: 'B', issued: { 'date-parts': [[1887, 10]] } },
  ]
  test.each([
    ['en', '14 October 1887', 'October 1887'],
    ['en-GB', '14 October 1887', 'October 1887'],
    ['en-AU', '14 October 1887', 'October 1887'],
    ['en-US', 'October 14, 1887', 'October 1887'],
    ['de', '14. Oktober 1887', 'Oktober 1887'],
    ['de-CH', '14. Oktober 1887', 'Oktober 1887'],
    ['fr', '14 octobre 1887', 'octobre 1887'],
    ['nl-BE', '14 oktober 1887', 'oktober 1887'],
    ['pt', '14 October 1887', 'October 1887'],
  ])('%s', async (language, day, month) => {
    const body = `<p>a${cite('a')}. b${cite('b')}.</p>`
    const { publication } = await resolveLoosely([{ body, sources, metadata: { language } }])
    expect(noteTexts(publication).map(note => /\((.*)\)/.exec(note)?.[1])).toEqual([day, month])
  })
})
