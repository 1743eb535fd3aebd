import type { Layout } from '../../layout/page.js'
import { linksOf } from '../links.js'
import { linkTarget } from '../linkTargets.js'
import { groupContent } from './blockTags.js'
import { headingRoles } from './headingRoles.js'
import { type Around, Tagging } from './tagging.js'
import type { TagTree } from './tagTree.js'

/**
 * The tag tree of a layout's boxes, in reading order (ISO 32000-1, 14.7 and 14.8; ISO 14289-1, 7). `language` is the file's
 * own.
 */
export function buildTags(layout: Layout, language: string): TagTree {
  const { root } = layout
  const links = linksOf(root, link => linkTarget(link, layout) !== undefined)
  const tagging = new Tagging(links, root.element === undefined ? new Map() : headingRoles(root.element))
  const around: Around = { tagging, language, isPhrase: false, isLink: false, notes: [], list: 'plain' }
  const pieces = groupContent(root, { ...around, language: root.language })
  const document = tagging.element('Document', root, around, [...pieces, ...around.notes])
  return { document, links, contentOf: tagging.contentOf }
}
