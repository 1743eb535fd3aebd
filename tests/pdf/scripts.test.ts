import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writePdf } from '../../src/pdf/writePdf.js'
import { layOutHtml } from '../kit/laidOut.js'
import { metadata } from '../kit/layout.js'
import { readPdf } from '../kit/readPdf.js'
import { scriptFace } from '../kit/scriptFonts.js'
import { garamondFace, loadCleanly } from '../kit/textFonts.js'

const fonts = loadCleanly([
  garamondFace(),
  scriptFace('Naskh'),
  scriptFace('Naskh Bold'),
  scriptFace('Hebrew'),
  scriptFace('Devanagari'),
])
const css =
  '@page { size: 170pt 400pt; margin: 12pt } html { font: 12pt/20pt Hebrew, Naskh, Devanagari, "EB Garamond" }'

async function pdfOf(html: string, more = ''): Promise<Uint8Array> {
  const { layout } = layOutHtml(html, css + more, { fonts })
  const generator = { name: 'colophon', version: '1' }
  const about = { metadata: metadata(), generator, profile: 'archive', attachments: [] } as const
  return writePdf(layout, about, [], (_, message) => {
    throw new Error(message)
  })
}

const spaced = (text: string) => text.replace(/\s+/g, ' ').trim()

/** What pdf.js reads, which leaves signs without width out. */
const read = async (html: string, more?: string) =>
  spaced((await readPdf(await pdfOf(html, more))).texts.join(' '))

const hasPdftotext = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

/** What poppler reads, without the marks of direction that it puts in. */
async function readByPoppler(html: string, more?: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'colophon-scripts-'))
  try {
    const file = join(folder, 'a.pdf')
    writeFileSync(file, await pdfOf(html, more))
    const text = execFileSync('pdftotext', ['-enc', 'UTF-8', file, '-'], { encoding: 'utf8' })
    return spaced(text.replace(/[\u202a-\u202e\u200e\u200f]/g, ''))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const hebrew =
  'המגדלור על המזח הצפוני נבנה בשנת (2024) ומתועד בקובץ PDF 1.7 תחת השם lighthouse בלבד. ' +
  'הוא עומד בקצה המזח, וממנו נראה כל הנמל; בלילה הוא מאיר עשרים קילומטרים אל תוך הים.'
const persian = 'فانوس دریایی بر اسکله شمالی ایستاده است و نور آن (از ۲۰ کیلومتر) دیده می‌شود. کلمه'
const hidden = (text: string) => text.replace(/\u200c/g, '')
/** Poppler sets some spaces on the other side of a sign: the order of all else is looked at. */
const joined = (text: string) => text.replace(/\s+/g, '')

describe('LAY-G11: Right-to-left text that wraps, with Latin words and figures (text taken out again)', () => {
  const arabicInEnglish = 'The sign on the pier says (سلام يا بحر) in white.'

  test('Hebrew is read as it was written', async () => {
    expect(await read(`<p dir="rtl" lang="he">${hebrew}</p>`)).toBe(hebrew)
  })
  test('Persian is read as it was written, though its dots are glyphs of their own', async () => {
    const html = `<p dir="rtl" lang="fa">${persian}</p>`
    expect(await read(html, 'p { font-family: Naskh }')).toBe(hidden(persian))
  })
  test('an English line that quotes Arabic is read as it was written', async () => {
    expect(await read(`<p>${arabicInEnglish}</p>`, '@page { size: 400pt 100pt }')).toBe(arabicInEnglish)
  })
  test.skipIf(!hasPdftotext)('poppler reads them too, but for brackets beside figures', async () => {
    const plain = hebrew.replace(/[()]/g, '')
    expect(joined(await readByPoppler(`<p dir="rtl" lang="he">${plain}</p>`))).toBe(joined(plain))
    const html = `<p dir="rtl" lang="fa">${persian}</p>`
    expect(joined(await readByPoppler(html, 'p { font-family: Naskh }'))).toBe(joined(persian))
  })
})

test('Hebrew points and Devanagari syllables are read as they were written', async () => {
  const points = 'בְּרֵאשִׁית בָּרָא אֱלֹהִים'
  expect(await read(`<p dir="rtl">${points}</p>`)).toBe(points)
  const hindi = 'हिन्दी की किताब'
  expect((await readPdf(await pdfOf(`<p lang="hi">${hindi}</p>`))).texts.join('')).toContain('की')
})

test('a publication from right to left tells viewers so', async () => {
  const { layout } = layOutHtml('<p>אב</p>', css, { fonts, root: { dir: 'rtl', lang: 'he' } })
  const about = {
    metadata: metadata({ direction: 'rtl', language: 'he' }),
    generator: { name: 'c', version: '1' },
    profile: 'archive',
    attachments: [],
  } as const
  const { viewer } = await readPdf(await writePdf(layout, about, [], () => undefined))
  expect(viewer).toMatchObject({ Direction: 'R2L' })
})
