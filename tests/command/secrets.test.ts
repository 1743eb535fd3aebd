import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openBook } from '../kit/book.js'
import { buildIn, saidCodes } from '../kit/inFolder.js'
import { plainArticle, plainProject } from '../kit/plainArticle.js'
import { plainCss } from '../kit/plainTemplate.js'
import { encodePng } from '../kit/png.js'
import { squareFont } from '../kit/squareFont.js'
import { textOfPdfStreams, textOfZip } from '../kit/unpacked.js'
import { type Entries, filesIn, read, userFolder } from '../kit/userFolder.js'

const png = (more = '') =>
  Buffer.concat([
    encodePng({ width: 3, height: 3, bits: 8, colorType: 2, sample: (x, y) => x * y * 20 }),
    Buffer.from(more),
  ])

describe('SEC-G2: image and include paths that leave the project', () => {
  const marker = 'MARKER-7c1e'

  /** A project `proj` beside a folder `proj-secret`, with a link within it that leads out. */
  function besideSecrets(body: string, others: Entries = {}): string {
    const entries = plainProject({ a: body }, { 'images/ok.png': png(), ...others })
    const folder = userFolder(entries, 'proj')
    const secrets: Entries = {
      'proj-secret/secret.png': png(marker),
      'secret.png': png(marker),
      'secret.ttf': squareFont({ family: marker }),
      'secret.css': `p::before { content: "${marker}" }`,
    }
    for (const [path, bytes] of Object.entries(secrets)) {
      mkdirSync(dirname(join(folder, '..', path)), { recursive: true })
      writeFileSync(join(folder, '..', path), bytes)
    }
    symlinkSync('../..', join(folder, 'content/link'))
    return folder
  }

  const refused = [
    '../../secret.png',
    '../../proj-secret/secret.png',
    '/etc/hostname',
    'file:///etc/hostname',
    '%2e%2e/%2e%2e/secret.png',
    '..%2f..%2fsecret.png',
    'link/secret.png',
  ]

  test('each is refused with file and line, and nothing is written', async () => {
    const folder = besideSecrets(refused.map(path => `![Secret](${path})`).join('\n\n'))
    const ran = await buildIn(folder)
    expect(saidCodes(ran)).toEqual(refused.map((_, i) => `content/a.md:${7 + 2 * i}:1 unsafe-path`))
    expect([ran.status, filesIn(folder).filter(path => path.startsWith('dist'))]).toEqual([1, []])
  })

  test('so are fonts, style sheets, covers and templates', async () => {
    const folder = besideSecrets('Text.', {
      'content/a.md': plainArticle('Text.').replace('---\n', '---\ncover: ../../secret.png\n'),
      'templates/plain/print.css':
        '@import "../../../secret.css";\n@font-face { font-family: Out; src: url("../../../secret.ttf") }' +
        plainCss,
    })
    const ran = await buildIn(folder)
    expect(saidCodes(ran)).toEqual([
      'content/a.md:2:8 unsafe-path',
      'templates/plain/print.css:1:1 file-missing',
      'templates/plain/print.css:2:1 unsafe-path',
    ])
    expect(saidCodes(await buildIn(folder, [], { template: '../../proj-secret' }))).toContain(
      'template-unknown',
    )
  })

  test('an image elsewhere in the project is shown, and no byte of what lies outside is in either edition', async () => {
    const folder = besideSecrets('![Fine](../images/ok.png)\n\n`../../secret.png`')
    const { status, stderr } = await buildIn(folder)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const [pdf, epub] = [read(folder, 'dist/a.pdf'), read(folder, 'dist/a.epub')]
    expect(textOfPdfStreams(pdf)).toContain('/Subtype /Image')
    expect(openBook(epub).names.filter(name => name.endsWith('.png'))).toHaveLength(1)
    for (const text of [textOfPdfStreams(pdf), textOfZip(epub)]) expect(text).not.toContain(marker)
  })

  test('the search would find a marker in a stream of either edition', async () => {
    const folder = userFolder(plainProject({ a: 'Text.' }, { 'content/a.md': plainArticle('Text.', marker) }))
    await buildIn(folder)
    expect(textOfPdfStreams(read(folder, 'dist/a.pdf'))).toContain(marker)
    expect(textOfZip(read(folder, 'dist/a.epub'))).toContain(marker)
  })
})

describe('SEC-G7: ids and titles used as file names', () => {
  test.each(['../../evil', '/abs', 'C:\\x', 'con'])('the slug %s is refused with a message', async slug => {
    const folder = userFolder(
      plainProject({}, { 'content/a.md': plainArticle('Text.').replace('---\n', `---\nslug: '${slug}'\n`) }),
    )
    const ran = await buildIn(folder)
    expect([saidCodes(ran), ran.stdout]).toEqual([['content/a.md:2:7 slug-unsafe'], ''])
    expect(filesIn(join(folder, '..')).filter(path => /\.(?:pdf|epub)$/.test(path))).toEqual([])
  })

  test('file names that are cleaned to one slug do not overwrite each other silently', async () => {
    const folder = userFolder(plainProject({ 'a b': 'One.', 'a!b': 'Two.' }))
    expect(saidCodes(await buildIn(folder))).toEqual(['content/a!b.md:1 slug-taken'])
  })

  test('no entry of the zip leads out of it, whatever ids and images are called', async () => {
    const folder = userFolder(
      plainProject(
        { a: '# Up {#a..b}\n\n![Gull](<..%2fpics/%2e%2e/pics/gull (1).png>)\n\nAnn.' },
        {
          'pics/gull (1).png': png(),
          'content/people.yaml': '- {id: c..p, display: Ann}\n',
        },
      ),
    )
    const ran = await buildIn(folder)
    expect(ran.stderr).toBe('')
    const { names } = openBook(read(folder, 'dist/a.epub'))
    expect(
      names.filter(
        name => !/^(?:mimetype|META-INF\/(?:container\.xml|colophon\.json)|OEBPS\/[\w./-]+)$/.test(name),
      ),
    ).toEqual([])
    expect(names.filter(name => /(?:^|\/)\.\.?(?:\/|$)/.test(name))).toEqual([])
  })
})
