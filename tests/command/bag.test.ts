import { createHash } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type BagOptions, bag } from '../../src/command/bag.js'
import { verify } from '../../src/command/verify.js'
import { inFolder, saidCodes } from '../kit/inFolder.js'
import { plainArticle, plainProject } from '../kit/plainArticle.js'
import { filesIn, fillFolder, read, userFolder } from '../kit/userFolder.js'
import { parseXml } from '../kit/xml.js'

const full = plainArticle('Ann [@s].').replace(
  'title: T',
  [
    'title: "Ropes & <sails>"',
    'subtitle: A life',
    'authors: [Maren Holt, "Quill, R."]',
    'slug: ropes',
    'doi: https://doi.org/10.1000/182',
    'isbn: 978-3-16-148410-0',
    'subjects: [Knots]',
    'description: About knots.',
    'rights: © 2021',
    'licence: CC BY 4.0',
    'series: Essays',
    'edition: 2nd',
    'attachments: 100%.csv',
  ].join('\n'),
)
const project = plainProject(
  { b: 'Two.' },
  {
    'content/a.md': full,
    'content/100%.csv': '1,2\n',
    'content/people.yaml': '- {id: ann, display: Ann}\n',
    'content/sources.yaml': '- {id: s, type: book, title: S}\n',
  },
)

const bagIn = (folder: string, names: readonly string[], options: Partial<BagOptions> = {}) =>
  inFolder(folder, () => bag(names, { out: 'bags', ...options }))
const verifyIn = (folder: string, name: string) => inFolder(folder, () => verify([name], {}))

const home = userFolder(project)
const made = await bagIn(home, ['ropes'])
const text = (path: string) => read(home, `bags/ropes/${path}`).toString()

test('a bag has both editions, their sources and the records of the catalogues', () => {
  expect([made.stderr, made.status]).toEqual(['', 0])
  const files = filesIn(join(home, 'bags/ropes'))
  expect(files.filter(path => !path.startsWith('data/'))).toEqual([
    ...['bag-info.txt', 'bagit.txt', 'manifest-sha256.txt', 'manifest-sha512.txt'],
    ...['tagmanifest-sha256.txt', 'tagmanifest-sha512.txt'],
  ])
  for (const path of ['ropes.pdf', 'ropes.epub', 'datacite.json', 'dublin-core.xml', 'sources/content/a.md'])
    expect(files).toContain(`data/${path}`)
  expect(filesIn(join(home, 'bags'))).toEqual(files.map(path => `ropes/${path}`))
  expect(text('bagit.txt')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')
})

test('bag-info.txt says what front matter says, and counts the payload', () => {
  const payload = filesIn(join(home, 'bags/ropes/data')).map(path => read(home, `bags/ropes/data/${path}`))
  const bytes = payload.reduce((sum, { length }) => sum + length, 0)
  expect(text('bag-info.txt').split('\n')).toEqual([
    'Source-Organization: P',
    expect.stringMatching(/^External-Identifier: urn:uuid:[0-9a-f-]{36}$/),
    'External-Description: About knots.',
    'Bagging-Date: 2021-01-12',
    `Payload-Oxum: ${bytes}.${payload.length}`,
    expect.stringMatching(/^Bag-Software-Agent: colophon \d/),
    '',
  ])
})

test.each(['sha256', 'sha512'])(
  'its manifests list every file by its %s, with percent signs escaped',
  digest => {
    for (const [name, of] of [
      [`manifest-${digest}.txt`, (path: string) => path.startsWith('data/')],
      [
        `tagmanifest-${digest}.txt`,
        (path: string) => !path.startsWith('data/') && !path.startsWith('tagmanifest'),
      ],
    ] as const) {
      const expected = filesIn(join(home, 'bags/ropes'))
        .filter(of)
        .map(path => {
          const hash = createHash(digest)
            .update(read(home, `bags/ropes/${path}`))
            .digest('hex')
          return `${hash}  ${path.replace('%', '%25')}`
        })
      expect(text(name).trimEnd().split('\n').sort()).toEqual(expected.sort())
    }
    expect(text(`manifest-${digest}.txt`)).toContain('data/sources/content/100%25.csv')
  },
)

test('the records state the work', () => {
  expect(JSON.parse(text('data/datacite.json'))).toMatchObject({
    doi: '10.1000/182',
    creators: [{ name: 'Maren Holt' }, { name: 'Quill, R.' }],
    titles: [{ title: 'Ropes & <sails>' }, { title: 'A life', titleType: 'Subtitle' }],
    publisher: { name: 'P' },
    publicationYear: '2021',
    alternateIdentifiers: [
      { alternateIdentifierType: 'URN' },
      { alternateIdentifier: '978-3-16-148410-0', alternateIdentifierType: 'ISBN' },
    ],
    types: { resourceTypeGeneral: 'Text' },
    dates: [{ date: '2021-01-12', dateType: 'Issued' }],
    rightsList: [{ rights: '© 2021' }, { rights: 'CC BY 4.0' }],
    schemaVersion: 'http://datacite.org/schema/kernel-4',
  })
  const record = text('data/dublin-core.xml')
  expect(() => parseXml(record)).not.toThrow()
  expect([...record.matchAll(/<dc:(\w+)>([^<]*)</g)].map(([, name, value]) => `${name} ${value}`)).toEqual([
    ...['title Ropes &amp; &lt;sails&gt;', 'title A life', 'creator Maren Holt', 'creator Quill, R.'],
    ...['subject Knots', 'description About knots.', 'publisher P', 'date 2021-01-12', 'type Text'],
    ...['format application/pdf', 'format application/epub+zip'],
    expect.stringMatching(/^identifier urn:uuid:/),
    ...['identifier urn:isbn:9783161484100', 'identifier https://doi.org/10.1000/182', 'language en'],
    ...['relation Essays', 'rights © 2021', 'rights CC BY 4.0'],
  ])
})

test('the same edition gives the same bag; what is there is not overwritten', async () => {
  await bagIn(home, ['content/a.md'], { out: 'other' })
  for (const path of filesIn(join(home, 'bags/ropes')))
    expect(read(home, `other/ropes/${path}`).equals(read(home, `bags/ropes/${path}`))).toBe(true)
  const again = await bagIn(home, ['ropes'])
  expect([saidCodes(again), again.status]).toEqual([['output-refused'], 1])
})

test('without a name every article of the folder gets a bag; a slug that there is not is an error', async () => {
  const folder = userFolder(project)
  const ran = await bagIn(folder, [])
  expect(ran.stdout.split('\n').map(line => line.split('  ')[0])).toEqual(['bags/ropes', 'bags/b', ''])
  const unknown = await bagIn(folder, ['rope'])
  expect([saidCodes(unknown), unknown.status]).toEqual([['file-missing'], 1])
  expect(unknown.stderr).toContain('Did you mean ropes?')
})

describe('colophon verify', () => {
  test.each(['archive', 'archive-strict', 'print'] as const)(
    'finds a bag of the profile %s valid',
    async profile => {
      const folder = userFolder(project)
      await bagIn(folder, ['b'], { profile })
      const ran = await verifyIn(folder, 'bags/b')
      expect([ran.stderr, ran.stdout, ran.status]).toEqual([
        '',
        expect.stringMatching(/^bags\/b {2}verified/),
        0,
      ])
    },
  )

  test.each<[string, (bag: string) => void, string]>([
    [
      'a changed source',
      bag => writeFileSync(join(bag, 'data/sources/content/a.md'), 'x'),
      'data/sources/content/a.md in bags/ropes has other content',
    ],
    [
      'a missing edition',
      bag => rmSync(join(bag, 'data/ropes.epub')),
      'data/ropes.epub in bags/ropes is not there',
    ],
    [
      'an added file',
      bag => writeFileSync(join(bag, 'data/more.txt'), 'x'),
      'data/more.txt in bags/ropes is not in the manifest',
    ],
    [
      'a changed record',
      bag => writeFileSync(join(bag, 'bag-info.txt'), 'Payload-Oxum: 1.1\n'),
      'bag-info.txt in bags/ropes says 1.1 of the payload',
    ],
    ['no mark of a bag', bag => rmSync(join(bag, 'bagit.txt')), 'is a folder and no bag'],
  ])('says of a bag with %s what is wrong', async (_, spoil, said) => {
    const folder = userFolder({})
    fillFolder(
      folder,
      Object.fromEntries(
        filesIn(join(home, 'bags')).map(path => [`bags/${path}`, read(home, `bags/${path}`)]),
      ),
    )
    expect((await verifyIn(folder, 'bags/ropes')).status).toBe(0)
    spoil(join(folder, 'bags/ropes'))
    const ran = await verifyIn(folder, 'bags/ropes')
    expect(ran.status).toBe(1)
    expect(ran.stderr).toContain(said)
  })
})
