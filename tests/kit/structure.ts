import { pdfObjects } from './readPdf.js'

/** The structure tree of a PDF as its objects say it, whatever a viewer makes of it. */
export interface ReadElement {
  readonly number: number
  readonly role: string
  /** All of its dictionary. */
  readonly entries: string
  readonly parent: number
}

export function structureOf(bytes: Uint8Array): readonly ReadElement[] {
  const objects = pdfObjects(bytes).matchAll(
    /\n(\d+) 0 obj\n<<\n(\/S \/(\w+)\n\/P (\d+) 0 R[\s\S]*?)\n>>\nendobj/g,
  )
  return [...objects].map(([, number, entries, role, parent]) => ({
    number: Number(number),
    role: role!,
    entries: entries!,
    parent: Number(parent),
  }))
}

export function withRole(elements: readonly ReadElement[], role: string): readonly ReadElement[] {
  return elements.filter(each => each.role === role)
}
