import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publish } from '../../src/publish.js'
import { fanus } from '../kit/languageCases.js'
import { mixedBook } from '../kit/mixedBook.js'
import { filesOf } from '../kit/readArticle.js'
import type { Entries } from '../kit/userFolder.js'
import { writtenPdf } from '../kit/writtenPdf.js'
import { run } from './epubCheck.js'
import { type Flavour, judgePdfs, type PdfVerdict } from './veraPdf.js'

const folder = mkdtempSync(join(tmpdir(), 'archive-'))
afterAll(() => rmSync(folder, { recursive: true }))

function keep(name: string, bytes: Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))
const caseFile = (name: string) => readFileSync(new URL(`../publish/cases/${name}`, import.meta.url), 'utf8')

async function published(entries: Entries): Promise<Uint8Array> {
  const { pdf } = await publish({ files: filesOf(entries), article: 'content/a.md', only: 'pdf' })
  if (pdf === undefined) throw new Error('no PDF was made')
  return pdf
}

/** What is promised: the flavours, and what makes a file that promises them. */
const promised: Readonly<Record<string, readonly Flavour[]>> = {
  archive: ['3a', 'ua1'],
  'archive-strict': ['2a', 'ua1'],
}

const files: Record<string, string[]> = { archive: [], 'archive-strict': [] }

beforeAll(async () => {
  const book = mixedBook()
  files.archive!.push(
    ...readdirSync(dist)
      .filter(name => name.endsWith('.pdf'))
      .sort()
      .map(name => dist + name),
    keep('brot.pdf', await published({ 'content/a.md': caseFile('brot.md') })),
    keep('fanus.pdf', await published(fanus())),
    keep('mixed.pdf', await writtenPdf(book)),
  )
  files['archive-strict']!.push(keep('strict.pdf', await writtenPdf({ ...book, profile: 'archive-strict' })))
})

describe.each(Object.entries(promised))('%s', (profile, flavours) => {
  test.each(flavours)('veraPDF finds every rule of %s kept', async flavour => {
    const verdicts = await judgePdfs(flavour, files[profile]!)
    for (const [i, { rules, checks, broken }] of verdicts.entries()) {
      expect([files[profile]![i], broken]).toEqual([files[profile]![i], []])
      expect(rules).toBeGreaterThan(100)
      expect(checks).toBeGreaterThan(100)
    }
    expect(verdicts.every(({ compliant }) => compliant)).toBe(true)
  })
})

/** Each is the mixed book with something taken away; which rule then must be broken. */
const faults: readonly (readonly [string, Flavour, RegExp, RegExp, string])[] = [
  ['untagged', '3a', /^6\.7\.2\.2 1/, /\/Marked true/, '/Marker true'],
  ['a figure without Alt', 'ua1', /^7\.3 1/, /\/Alt </, '/Alx <'],
  ['a font that is not embedded', '3a', /^6\.2\.11\.4\.1 1/, /\/FontFile2 /, '/FontFileX '],
  ['no part of PDF/A', '3a', /^6\.6\.4/, /<pdfaid:part>3<\/pdfaid:part>/, ' '.repeat(28)],

  ['a level that is skipped', 'ua1', /^7\.4\.2 1/, /\/S \/H2/, '/S /H4'],
  ['a picture without colours', '3a', /^6\.2\.4\.3/, /\/OutputIntents/, '/OutputIntentX'],
  ['a note without a name', 'ua1', /^7\.9 1/, /\/ID \(note-1\)/, '/IX (note-1)'],
  ['a link that no tag knows', 'ua1', /^7\.18\.5 1/, /\/S \/Link/, '/S /Span'],
]

describe('veraPDF finds what is wrong with the mixed book', () => {
  let verdicts: ReadonlyMap<string, PdfVerdict>

  beforeAll(async () => {
    const whole = keep('to-break.pdf', await writtenPdf(mixedBook(1)))
    const plain = join(folder, 'plain.pdf')
    const { output } = await run('qpdf', [
      '--object-streams=disable',
      '--stream-data=preserve',
      '--newline-before-endstream',
      whole,
      plain,
    ])
    expect(output).toBe('')
    const text = readFileSync(plain, 'latin1')
    const found = new Map<string, PdfVerdict>()
    for (const flavour of ['3a', 'ua1'] as const) {
      const own = faults.filter(fault => fault[1] === flavour)
      const paths = own.map(([name, , , sought, instead], i) => {
        const broken = text.replace(sought, instead)
        if (broken === text || broken.length !== text.length) throw new Error(`${name}: nothing was broken`)
        return keep(`bad-${flavour}-${i}.pdf`, Buffer.from(broken, 'latin1'))
      })
      const all = await judgePdfs(flavour, [plain, ...paths])
      found.set(`whole ${flavour}`, all[0]!)
      for (const [i, [name]] of own.entries()) found.set(name, all[i + 1]!)
    }
    verdicts = found
  })

  test.each(['3a', 'ua1'])('nothing, where nothing was taken away (%s)', flavour => {
    expect(verdicts.get(`whole ${flavour}`)).toMatchObject({ compliant: true, broken: [] })
  })

  test.each(faults)('%s', (name, _, rule) => {
    const { compliant, broken } = verdicts.get(name)!
    expect(compliant).toBe(false)
    expect(broken.filter(line => rule.test(line)).length, broken.join('\n')).toBeGreaterThan(0)
  })
})
