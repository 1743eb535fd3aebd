import type { Place, Report } from '../diagnostic.js'
import type { HtmlElement } from '../html/tree.js'
import { nearestName } from '../nearestName.js'
import {
  drawingElements,
  emptyHandedElements,
  isTextAttribute,
  markElements,
  textElements,
} from './htmlNames.js'

/** Whether an element stays, with which attributes, or leaves its content behind, or goes with all that it holds. */
export type Admission =
  | { readonly kind: 'keep'; readonly attributes: Readonly<Record<string, string>> }
  | { readonly kind: 'unwrap' }
  | { readonly kind: 'drop' }

export interface Origin {
  readonly place: Place | undefined
  /** Typed as HTML by the author, not made from Markdown. */
  readonly isRaw: boolean
  /** Inside SVG or MathML. */
  readonly isInDrawing: boolean
}

export type ElementGate = (element: HtmlElement, origin: Origin) => Admission

const advice = 'Write it in Markdown, or as HTML that holds text only.'

/** Lets text and drawings in and reports the rest: what runs, loads, sends or styles, and what is no HTML. */
export function createGate(report: Report): ElementGate {
  return (element, { place, isRaw, isInDrawing }) => {
    const { name, attributes } = element
    if (name === 'x-dropped') return { kind: 'drop' }
    if (isInDrawing || isDrawing(name)) return admitDrawing(element, place, report)
    if (!textElements.has(name) && (isRaw || !markElements.has(name))) {
      const kind = emptyHandedElements.has(name) ? 'drop' : 'unwrap'
      const what = kind === 'drop' ? 'is left out' : 'is left out; its text stays'
      report('html-dropped', `The element \`${name}\` ${what}.`, { place, advice: adviceFor(name) })
      return { kind }
    }
    const kept = Object.entries(attributes).filter(([key, value]) => {
      const fault = faultOf(name, key, value)
      if (fault !== undefined)
        report('html-dropped', fault, { place, advice: isAddress(key) ? addressAdvice(value) : advice })
      return fault === undefined
    })
    return { kind: 'keep', attributes: Object.fromEntries(kept) }
  }
}

function adviceFor(name: string): string {
  return emptyHandedElements.has(name) || name === 'form'
    ? advice
    : `If it is meant as text, write \`\\<${name}>\`.`
}

const isAddress = (key: string) => key === 'href' || key === 'cite'

function addressAdvice(address: string): string {
  const scheme = address.slice(0, address.indexOf(':'))
  const meant = nearestName(scheme, ['person', ...safeSchemes])
  if (meant === undefined) return 'Write an address that only leads somewhere, such as `https://…`.'
  return `Did you mean \`${meant}${address.slice(scheme.length, 60)}\`?`
}

function faultOf(element: string, key: string, value: string): string | undefined {
  if (!isTextAttribute(element, key)) return `The attribute \`${key}\` of \`${element}\` is left out.`
  if (key === 'role' && /^doc-(?:footnote|noteref|backlink)$/i.test(value))
    return `The role \`${value}\` is given by colophon alone.`
  return isAddress(key) && !isSafeAddress(value)
    ? `The address \`${value.slice(0, 60)}\` is left out.`
    : undefined
}

const safeSchemes = new Set(
  'http https mailto tel sms ftp ftps geo doi urn isbn news irc xmpp magnet gopher gemini'.split(' '),
)

/** Without a scheme, or with one that only leads somewhere. Browsers skip controls and spaces in schemes, so we do. */
export function isSafeAddress(address: string): boolean {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address.replace(/[\0-\x20]/g, ''))?.[1]
  return scheme === undefined || safeSchemes.has(scheme.toLowerCase())
}

export const isDrawing = (name: string) => name === 'svg' || name === 'math'

function admitDrawing(
  { name, attributes }: HtmlElement,
  place: Place | undefined,
  report: Report,
): Admission {
  if (!drawingElements.has(name)) {
    report('html-dropped', `The element \`${name}\` is left out.`, { place, advice })
    return { kind: 'drop' }
  }
  const kept = Object.entries(attributes).filter(([key, value]) => {
    const acts =
      /^on/i.test(key) || key === 'style' || (/(?:^|:)(?:href|src)$/i.test(key) && !value.startsWith('#'))
    const loads = /url\(\s*['"]?(?!['"]?\s*#)/i.test(value)
    if (acts || loads)
      report('html-dropped', `The attribute \`${key}\` of \`${name}\` is left out.`, { place, advice })
    return !acts && !loads
  })
  return { kind: 'keep', attributes: Object.fromEntries(kept) }
}
