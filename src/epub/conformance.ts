import type { AccessibilityClaim } from '../html/metadata.js'
import { xml, xmlText } from './xml.js'

/**
 * The claim that a person makes (EPUB Accessibility 1.1, section 4): the level, who evaluated the book, and where they say
 * more. Nothing without a claim.
 */
export function conformanceOf(claim: AccessibilityClaim | undefined): readonly string[] {
  if (claim === undefined) return []
  const { wcag, level, certifiedBy, credential, report } = claim
  const meta = (property: string, value: string, attributes: Readonly<Record<string, string>>) =>
    xml('meta', { property, ...attributes }, [xmlText(value)])
  const toCertifier = { refines: '#certifier' }
  return [
    meta('dcterms:conformsTo', `EPUB Accessibility 1.1 - WCAG ${wcag} Level ${level}`, { id: 'conformance' }),
    meta('a11y:certifiedBy', certifiedBy, { id: 'certifier', refines: '#conformance' }),
    ...(credential === undefined ? [] : [meta('a11y:certifierCredential', credential, toCertifier)]),
    ...(report === undefined
      ? []
      : [xml('link', { rel: 'a11y:certifierReport', ...toCertifier, href: report })]),
  ]
}
