import { nameTree } from '../nameTree.js'
import type { PdfFile } from '../pdfkitAdapter.js'
import { type PdfDictionary, type PdfReference, type PdfValue, textString } from '../pdfValue.js'
import type { Markings } from './markings.js'
import type { TagElement, TagSlot } from './tagTree.js'

/** How many keys a leaf of the parent tree holds. */
const leafSize = 64

/**
 * Writes the structure tree of what was drawn (ISO 32000-1, 14.7.2): the elements, each with its marked content and its
 * links; the way back from pages and links to them; and the names that elements have. Elements of which nothing was drawn
 * are left out, save the cells of a table. The pages must be drawn.
 */
export function addStructure(
  file: PdfFile,
  document: TagElement,
  markings: Markings,
  pages: readonly PdfReference[],
): PdfReference {
  const root = file.reserve()
  const writer = new StructureWriter(file, markings, pages)
  const K = writer.write(document, root)
  file.define(root, {
    Type: 'StructTreeRoot',
    K,
    ParentTree: writer.parentTree(),
    ParentTreeNextKey: pages.length + writer.links.size,
    IDTree: writer.ids.size === 0 ? undefined : nameTree(file, writer.ids),
  })
  return root
}

class StructureWriter {
  readonly ids = new Map<string, PdfReference>()
  /** The elements of links by the keys of their areas. */
  readonly links = new Map<number, PdfReference>()
  private readonly file: PdfFile
  private readonly markings: Markings
  private readonly pages: readonly PdfReference[]
  private readonly holders = new Map<TagSlot, PdfReference>()

  constructor(file: PdfFile, markings: Markings, pages: readonly PdfReference[]) {
    this.file = file
    this.markings = markings
    this.pages = pages
  }

  write(element: TagElement, parent: PdfReference): PdfReference {
    const own = this.file.reserve()
    const { role, id, language, title, alt, expansion } = element
    const first = element.kids.find(kid => kid.kind === 'slot' && this.markings.marksOf(kid).length > 0)
    const page = first?.kind === 'slot' ? this.markings.marksOf(first)[0]!.page : undefined
    const kids = element.kids.flatMap(kid => {
      if (kid.kind === 'slot') return this.marksIn(kid, own, page)
      return this.isShown(kid) ? [this.write(kid, own)] : []
    })
    const all = [...kids, ...this.objectsOf(element, own)]
    if (id !== undefined) this.ids.set(id, own)
    this.file.define(own, {
      S: role,
      P: parent,
      K: all.length === 0 ? undefined : all.length === 1 ? all[0]! : all,
      Pg: page === undefined ? undefined : this.pages[page]!,
      A: this.attributesOf(element),
      Lang: optionalText(language),
      T: optionalText(title),
      Alt: optionalText(alt),
      E: optionalText(expansion),
      ID: optionalText(id),
    })
    return own
  }

  /** A number tree with the elements of each page's sequences, then that of each link. Throws where one has none. */
  parentTree(): PdfReference {
    const entries = this.markings.pages.map(slots => slots.map(slot => this.holders.get(slot)!))
    const ofLinks = this.markings.linkKeys().map(key => {
      const element = this.links.get(key)
      if (element === undefined) throw new Error('a link lies on a page that no tag holds')
      return element
    })
    const values: readonly PdfValue[] = [...entries, ...ofLinks]
    const Kids: PdfReference[] = []
    for (let at = 0; at < values.length; at += leafSize) {
      const part = values.slice(at, at + leafSize)
      const Nums = part.flatMap((value, i): readonly PdfValue[] => [at + i, value])
      Kids.push(this.file.add({ Limits: [at, at + part.length - 1], Nums }))
    }
    return this.file.add(Kids.length === 0 ? { Nums: [] } : { Kids })
  }

  /** Marked content of the element's own page by its number alone. */
  private marksIn(slot: TagSlot, own: PdfReference, page: number | undefined): readonly PdfValue[] {
    const marks = this.markings.marksOf(slot)
    if (marks.length > 0) this.holders.set(slot, own)
    return marks.map(mark =>
      mark.page === page ? mark.id : { Type: 'MCR', Pg: this.pages[mark.page]!, MCID: mark.id },
    )
  }

  private objectsOf({ link }: TagElement, own: PdfReference): readonly PdfDictionary[] {
    if (link === undefined) return []
    return this.markings.annotationsOf(link).map(({ page, reference, key }) => {
      this.links.set(key, own)
      return { Type: 'OBJR', Pg: this.pages[page]!, Obj: reference }
    })
  }

  private isShown({ role, link, kids }: TagElement): boolean {
    if (role === 'TR' || role === 'TH' || role === 'TD') return true
    if (link !== undefined && this.markings.annotationsOf(link).length > 0) return true
    return kids.some(kid => (kid.kind === 'slot' ? this.markings.marksOf(kid).length > 0 : this.isShown(kid)))
  }

  private attributesOf({ role, attributes = {}, kids }: TagElement): PdfValue | undefined {
    const own = Object.entries(attributes).map(([O, entries]): PdfDictionary => ({ O, ...entries }))
    const [slot] = kids
    const BBox = role === 'Figure' && slot?.kind === 'slot' ? this.markings.rectangleOf(slot) : undefined
    if (BBox !== undefined) own.push({ O: 'Layout', BBox })
    return own.length > 1 ? own : own[0]
  }
}

function optionalText(value: string | undefined): PdfValue | undefined {
  return value === undefined ? undefined : textString(value)
}
