import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { buildIn } from '../kit/inFolder.js'
import { plainProject } from '../kit/plainArticle.js'
import { encodePng } from '../kit/png.js'
import { readPdf } from '../kit/readPdf.js'
import { runColophon } from '../kit/runColophon.js'
import { squareFont } from '../kit/squareFont.js'
import { textOfPdfStreams, textOfZip } from '../kit/unpacked.js'
import { type Entries, filesIn, read, userFolder } from '../kit/userFolder.js'

const outputs = ['one.epub', 'one.pdf', 'two.epub', 'two.pdf']
const hashes = (folder: string) =>
  outputs.map(name => createHash('sha256').update(read(folder, name)).digest('hex'))

/** Eight images, four of them with alpha; three fonts; people, sources, notes; two articles. */
function project(): Entries {
  const images = Array.from({ length: 8 }, (_, i): [string, Uint8Array] => [
    `images/gull ${i}.png`,
    encodePng({
      width: 40 + i,
      height: 30,
      bits: 8,
      colorType: i % 2 === 0 ? 2 : 6,
      sample: (x, y, channel) => (x * 7 + y * 13 + channel * 50 + i) % 256,
    }),
  ])
  const shown = images.map(([path], i) => `![Gull ${i}](<../${path}>)`)
  const body = `Ann met Bo.[^n] *Ropes* and \`sails\` [@s].\n\n${shown.join('\n\n')}\n\n[^n]: In Bergen.`
  const fonts = ['Other', 'Third'].map(
    family => `@font-face { font-family: ${family}; src: url("${family}.ttf") }\n`,
  )
  const { 'templates/plain/print.css': css, ...rest } = plainProject({ one: body, two: `Two. ${body}` })
  return {
    ...rest,
    ...Object.fromEntries(images),
    'templates/plain/print.css': `${css}${fonts.join('')}em { font-family: Other } code { font-family: Third }`,
    'templates/plain/epub.css':
      'p { font-family: Square } em { font-family: Other } code { font-family: Third }',
    'templates/plain/Other.ttf': squareFont({ family: 'Other' }),
    'templates/plain/Third.ttf': squareFont({ family: 'Third' }),
    'content/people.yaml': '- {id: ann, display: Ann}\n- {id: bo, display: Bo}\n',
    'content/sources.yaml': '- {id: s, type: book, title: Salt, author: Quill}\n',
  }
}

describe('BLD-G1: two PDF builds differ; BLD-G3: project path with spaces and signs', () => {
  const signs = 'My Book (été) #1 100%/原稿'
  const entries = project()
  const withoutDates = (text: string | Uint8Array) => String(text).replace('published: 2021-01-12\n', '')
  const undated: Entries = {
    ...entries,
    'content/one.md': withoutDates(entries['content/one.md']!),
    'content/two.md': withoutDates(entries['content/two.md']!),
  }

  test('folder, working folder, time zone and locale make no difference to a byte, and the path is in no output', async () => {
    const plain = userFolder(undated, 'p')
    const special = userFolder(undated, signs)
    const away = userFolder({})
    const epoch = { SOURCE_DATE_EPOCH: '1700000000' }
    const runs = await Promise.all([
      runColophon(['build', '--out', 'out'], { cwd: plain, env: { ...epoch, TZ: 'UTC' } }),
      runColophon(['build', '--out', 'out', special], {
        cwd: away,
        env: { ...epoch, TZ: 'America/Los_Angeles', LC_ALL: 'sv_SE.UTF-8' },
      }),
      runColophon(['build', '../templates/../content', '--out', '../out'], {
        cwd: `${special}/content`,
        env: { ...epoch, TZ: 'Pacific/Kiritimati', LC_ALL: 'C', LANG: 'tr_TR.UTF-8' },
      }),
    ])
    for (const { status, stderr } of runs) expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const first = hashes(`${plain}/out`)
    expect(hashes(`${away}/out`)).toEqual(first)
    expect(hashes(`${special}/out`)).toEqual(first)
    expect(filesIn(special).filter(path => /\.(?:pdf|epub)$/.test(path))).toEqual(
      outputs.map(name => `out/${name}`),
    )

    for (const name of outputs) {
      const bytes = read(`${special}/out`, name)
      const text = name.endsWith('.pdf') ? textOfPdfStreams(bytes) : textOfZip(bytes)
      for (const part of ['My Book', '\u539f\u7a3f', encodeURIComponent('原稿'), special, '/tmp/'])
        expect(text).not.toContain(part)
    }
    const { info, xmp } = await readPdf(read(`${plain}/out`, 'one.pdf'))
    expect([info.CreationDate, info.ModDate]).toEqual(['D:20231114221320Z', 'D:20231114221320Z'])
    expect(xmp.match(/<xmp:\w+Date>[^<]*/g)).toEqual([
      '<xmp:CreateDate>2023-11-14T22:13:20Z',
      '<xmp:ModifyDate>2023-11-14T22:13:20Z',
    ])
    expect(textOfZip(read(`${plain}/out`, 'one.epub'))).toContain('2023-11-14T22:13:20Z')
  })

  test('a later build in the same folder gives the same bytes again, whatever was built before it', async () => {
    const folder = userFolder(entries)
    expect((await buildIn(folder, [], { out: 'out' })).stderr).toBe('')
    const first = hashes(`${folder}/out`)
    await buildIn(folder, ['content/two.md', 'content/one.md'], { out: 'out' })
    expect(hashes(`${folder}/out`)).toEqual(first)
  })
})
