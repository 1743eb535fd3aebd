import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Attachment } from '../../src/pdf/attachments.js'
import { page } from '../kit/layout.js'
import { pdfObjects, readPdf } from '../kit/readPdf.js'
import { writtenPdf } from '../kit/writtenPdf.js'

const given: readonly (readonly [name: string, mediaType: string])[] = [
  ['1.csv', 'text/csv'],
  ['2.csv', 'text/csv'],
  ['10.csv', 'text/csv'],
  ['Notes de été.csv', 'text/csv'],
  ['海.json', 'application/json'],
  ['data.unknownext', 'application/octet-stream'],
  ['empty.txt', 'text/plain'],
  ['empty.png', 'image/png'],
  ['gull.png', 'image/png'],
]

const attachments = given.map(([name, mediaType], index): Attachment => {
  const bytes = Buffer.from(name.startsWith('empty') ? '' : `${name}\n`.repeat(300))
  const relationship = index % 2 === 0 ? 'Source' : 'Data'
  return { name, mediaType, relationship, description: `The file ${index}`, bytes }
})

const pdf = await writtenPdf({ pages: [page([])], attachments, about: { stated: '2021-01-12T00:00:00Z' } })

test('PDF-G6: embedded files come back under their names, with the same bytes, their keys in order of bytes', async () => {
  const found = (await readPdf(pdf)).attachments
  expect(found.map(([, file]) => file.rawFilename)).toEqual(given.map(([name]) => name))
  expect(found.map(([, { content }]) => Buffer.from(content).toString())).toEqual(
    attachments.map(({ bytes }) => String(bytes)),
  )
  expect(found.map(([, { description }]) => description)).toEqual(attachments.map(each => each.description))
  const keys = [...pdfObjects(pdf).matchAll(/\((file-\d+)\)/g)].map(match => match[1]!)
  expect(keys).toEqual(keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))))
  expect(keys).toHaveLength(given.length)
})

test('each states what it is: type, relationship, size, sum and date; the catalogue lists them all', () => {
  const objects = pdfObjects(pdf)
  expect(
    [...objects.matchAll(/\/Subtype \/((?:text|image|application)\S+)/g)].map(match => match[1]),
  ).toEqual(given.map(([, type]) => type.replace('/', '#2F')))
  expect([...objects.matchAll(/\/AFRelationship \/(\w+)/g)].map(match => match[1])).toEqual(
    attachments.map(each => each.relationship),
  )
  for (const { bytes } of attachments) {
    const sum = createHash('md5').update(bytes).digest('hex')
    expect(objects).toContain(`/Size ${bytes.length}\n/CheckSum <${sum}>\n/ModDate (D:20210112000000Z)`)
  }
  expect(/\/AF \[([^\]]*)\]/.exec(objects)![1]!.match(/\d+ 0 R/g)).toHaveLength(given.length)
  expect(objects.match(/\/F \(|\/F \(\ufeff/g)?.length).toBe(objects.match(/\/UF \(/g)?.length)
})

test('an edition without a date gives the date that its EPUB gives', async () => {
  const undated = await writtenPdf({ pages: [page([])], attachments: attachments.slice(0, 1) })
  expect(pdfObjects(undated)).toContain('/ModDate (D:19800101000000Z)')
})

test('without attachments the file has neither list', async () => {
  expect(pdfObjects(await writtenPdf({ pages: [page([])] }))).not.toMatch(/\/AF |EmbeddedFiles/)
})
