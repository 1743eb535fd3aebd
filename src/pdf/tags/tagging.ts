import type { HtmlElement } from '../../html/tree.js'
import type { Box } from '../../layout/box.js'
import type { Link } from '../links.js'
import type { Content, HeadingRole, Role, TagElement, TagKid, TagSlot } from './tagTree.js'

/** What becomes of a box: an element, or a box that is itself part of the element that it stands in. */
export type Piece = TagElement | Box

/** Where tags are made: what stands round, and what is known of the whole. */
export interface Around {
  readonly tagging: Tagging
  /** BCP 47, of the element that is made next. */
  readonly language: string
  /** Whether all that follows is one phrase: then blocks in it are no paragraphs. */
  readonly isPhrase: boolean
  /** Whether this is inside a link. */
  readonly isLink: boolean
  /** Notes that are called here, to be read after the paragraph. */
  readonly notes: Piece[]
  readonly list: 'plain' | 'contents' | 'bibliography'
}

/** Makes elements, and keeps which box belongs to which. */
export class Tagging {
  readonly contentOf = new Map<Box, Content>()
  readonly links: ReadonlyMap<Box, Link>
  readonly headings: ReadonlyMap<HtmlElement, HeadingRole>
  private readonly ids = new Set<string>()

  constructor(links: ReadonlyMap<Box, Link>, headings: ReadonlyMap<HtmlElement, HeadingRole>) {
    this.links = links
    this.headings = headings
  }

  element(role: Role, box: Pick<Box, 'language'>, around: Around, pieces: readonly Piece[]): TagElement {
    return {
      kind: 'element',
      role,
      ...(box.language === around.language ? {} : { language: box.language }),
      kids: this.kids(role, pieces),
    }
  }

  /** A name that no other element has. */
  uniqueId(wanted: string): string {
    let id = wanted
    for (let i = 2; this.ids.has(id); i++) id = `${wanted}-${i}`
    this.ids.add(id)
    return id
  }

  private kids(role: Role, pieces: readonly Piece[]): readonly TagKid[] {
    const kids: TagKid[] = []
    let boxes: Box[] = []
    for (const piece of pieces) {
      if (piece.kind === 'element') {
        kids.push(piece)
        boxes = []
        continue
      }
      if (boxes.length === 0) {
        boxes = []
        kids.push({ kind: 'slot', role, boxes })
      }
      boxes.push(piece)
      this.contentOf.set(piece, kids.at(-1) as TagSlot)
    }
    return kids
  }
}

/** The same place within a box's element. */
export function within(box: Pick<Box, 'language'>, around: Around): Around {
  return { ...around, language: box.language }
}
