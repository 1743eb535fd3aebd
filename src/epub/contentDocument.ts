import { writeXhtml } from '../html/markup.js'
import type { Metadata } from '../html/metadata.js'
import { element, type HtmlElement, text } from '../html/tree.js'
import { packagePaths } from './paths.js'
import { xmlDeclaration } from './xml.js'

/** An XHTML content document (EPUB 3.3, section 6.1) with the publication's language and direction and its style sheet. */
export function writeContentDocument(
  title: string,
  section: HtmlElement,
  { language, direction }: Pick<Metadata, 'language' | 'direction'>,
): string {
  const head = element('head', {}, [
    element('meta', { charset: 'utf-8' }),
    element('title', {}, [text(title)]),
    element('link', { rel: 'stylesheet', type: 'text/css', href: packagePaths.styleSheet }),
  ])
  const root = element(
    'html',
    {
      xmlns: 'http://www.w3.org/1999/xhtml',
      'xmlns:epub': 'http://www.idpf.org/2007/ops',
      lang: language,
      'xml:lang': language,
      dir: direction,
    },
    [text('\n'), head, text('\n'), element('body', {}, [section]), text('\n')],
  )
  return `${xmlDeclaration}<!DOCTYPE html>\n${writeXhtml(root)}\n`
}

/** The cover's section: `doc-cover` is a role of the image, not of the section round it. */
export function coverSection(path: string, alternative: string): HtmlElement {
  return element('section', { class: 'cover', id: 'cover', 'epub:type': 'cover' }, [
    element('img', { src: path, alt: alternative, role: 'doc-cover' }),
  ])
}
