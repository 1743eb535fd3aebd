/* Runs in Chromium, beside foliate-js: opens a book as its reader would, and tells what a reader meets. */

import '/foliate/view.js'
import { FootnoteHandler } from '/foliate/footnotes.js'

const letters = text => text.normalize('NFKC').replace(/[^\p{L}\p{M}]+/gu, '')
const flat = items => (items ?? []).flatMap(item => [item, ...flat(item.subitems)])
const typeOf = element => element.getAttributeNS('http://www.idpf.org/2007/ops', 'type') ?? ''

/** Opens the book in a view that fills the window, under the colours of a theme. */
export async function openBook(url, theme) {
  document.body.replaceChildren()
  const view = document.createElement('foliate-view')
  document.body.append(view)
  await view.open(url)
  view.renderer.setStyles(theme ?? '')
  await view.renderer.next()
  globalThis.view = view
  return view
}

const documentsOf = book => Promise.all(book.sections.map(section => section.createDocument()))

/** Where an address leads: the section, its element, and the letters that follow in it. */
async function placeOf(book, documents, href) {
  const found = await book.resolveHref(href)
  const document = found === null || found === undefined ? undefined : documents[found.index]
  const element = document === undefined ? undefined : found.anchor(document)
  if (!(element instanceof Object) || element.nodeType !== 1) return undefined
  return { index: found.index, id: element.id, text: element.textContent.trim(), element }
}

/** The first letters after an element in its file and those that follow, without notes and ways back. */
function lettersAfter(documents, { index, element }, count) {
  let found = ''
  for (let i = index; i < documents.length && found.length < count; i++) {
    const walker = documents[i].createTreeWalker(documents[i].body, NodeFilter.SHOW_TEXT)
    if (i === index) walker.currentNode = element
    for (let node = walker.nextNode(); node !== null && found.length < count; node = walker.nextNode())
      if (node.parentElement.closest('.note-text, [role=doc-backlink], nav, [hidden]') === null)
        found += letters(node.data)
  }
  return found.slice(0, count)
}

/** Contents, pages, landmarks and links: what navigation says, and where it leads. */
export async function readNavigation(url) {
  const { book } = await openBook(url)
  const documents = await documentsOf(book)
  const lead = async ({ label, href }) => {
    const place = await placeOf(book, documents, href)
    return { label, href, text: place?.text, after: place && lettersAfter(documents, place, 24) }
  }
  const links = documents.flatMap((document, index) =>
    [...document.querySelectorAll('a[href]')].map(a => ({
      a,
      href: book.sections[index].resolveHref(a.getAttribute('href')),
    })),
  )
  const inside = links.filter(({ href }) => !book.isExternal(href))
  const dead = []
  for (const { href } of inside) {
    if (href.includes('#') && (await placeOf(book, documents, href)) === undefined) dead.push(href)
  }
  const locators = inside.filter(({ a }) => typeOf(a).split(' ').includes('index-locator'))
  return {
    direction: book.dir,
    languages: documents.map(document => document.documentElement.lang),
    contents: await Promise.all(flat(book.toc).map(lead)),
    pages: await Promise.all((book.pageList ?? []).map(lead)),
    landmarks: (book.landmarks ?? []).map(({ label, type }) => ({ label, type })),
    dead,
    index: await Promise.all(
      locators.map(async ({ a, href }) => ({
        entry: a.closest('li').querySelector('.person-name')?.textContent,
        label: a.textContent,
        text: (await placeOf(book, documents, href))?.text,
      })),
    ),
  }
}

/** Goes to each page as a reader does, and tells which one the reader then says it is, and whether its start is in sight. */
export async function turnToPages(url) {
  const view = await openBook(url)
  const shown = []
  for (const { label, href } of view.book.pageList) {
    const { index, anchor } = await view.goTo(href)
    const { doc } = view.renderer.getContents().find(each => each.index === index)
    const { range, pageItem } = view.lastLocation
    shown.push({ label, said: pageItem?.label, isInSight: range.intersectsNode(anchor(doc)) })
  }
  return shown
}

/** Clicks each call of a note, and tells what pops up. */
export async function openNotes(url) {
  const view = await openBook(url)
  const handler = new FootnoteHandler()
  const notes = []
  let shown
  handler.addEventListener('before-render', ({ detail }) => document.body.append(detail.view))
  handler.addEventListener('render', ({ detail }) => shown(detail))
  view.addEventListener('link', event => handler.handle(view.book, event))
  for (const index of view.book.sections.keys()) {
    await view.goTo(index)
    const { doc } = view.renderer.getContents().find(each => each.index === index)
    for (const call of doc.querySelectorAll('[role=doc-noteref]')) {
      const rendered = new Promise(resolve => {
        shown = resolve
      })
      call.click()
      const detail = await rendered
      const { doc: popUp } = detail.view.renderer.getContents()[0]
      notes.push({
        call: call.textContent,
        text: popUp.body.textContent.trim(),
        ways: popUp.querySelectorAll('[role=doc-backlink]').length,
        languages: [...popUp.body.querySelectorAll('[lang]')].map(each => each.lang),
      })
    }
  }
  return notes
}

const channels = color => (color.match(/[\d.]+/g) ?? []).map(Number)

/** WCAG 2.2: relative luminance of a colour of sRGB. */
function luminance([r, g, b]) {
  const [x, y, z] = [r, g, b].map(value => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * x + 0.7152 * y + 0.0722 * z
}

/** What lies behind an element: the nearest ground that is not transparent, else the theme's. */
function groundOf(element, ground) {
  for (let each = element; each !== null; each = each.parentElement) {
    const [r, g, b, alpha = 1] = channels(getComputedStyle(each).backgroundColor)
    if (alpha > 0) return [r, g, b]
  }
  return ground
}

function contrast(a, b) {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

/** The least contrast of text, borders and grounds of pictures in the book under a theme; also which fonts are loaded. */
export async function readColours(url, theme) {
  const view = await openBook(url, `html { background: ${theme.ground}; color: ${theme.ink}; }`)
  const ground = channels(theme.ground)
  const weak = []
  const fonts = new Set()
  let texts = 0
  for (const index of view.book.sections.keys()) {
    await view.goTo(index)
    const { doc } = view.renderer.getContents().find(each => each.index === index)
    await doc.fonts.ready
    for (const { family, status } of doc.fonts) fonts.add(`${family.replaceAll('"', '')}: ${status}`)
    for (const element of doc.body.querySelectorAll('*')) {
      const style = getComputedStyle(element)
      const behind = groundOf(element, ground)
      const name = `${element.localName}.${element.className} in ${view.book.sections[index].id}`
      const hasText = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim() !== '')
      if (hasText) {
        texts++
        const ratio = contrast(channels(style.color), behind)
        if (ratio < 4.5) weak.push(`text of ${name}: ${ratio.toFixed(2)}`)
      }
      for (const side of ['Top', 'Right', 'Bottom', 'Left']) {
        if (style[`border${side}Style`] === 'none' || Number.parseFloat(style[`border${side}Width`]) === 0)
          continue
        const ratio = contrast(channels(style[`border${side}Color`]), groundOf(element.parentElement, ground))
        if (ratio < 3) weak.push(`border of ${name}: ${ratio.toFixed(2)}`)
      }
      if (element.localName === 'img' && luminance(groundOf(element, ground)) < 0.5)
        weak.push(`dark ground under ${name}`)
    }
  }
  return { weak: [...new Set(weak)], texts, fonts: [...fonts].sort() }
}
