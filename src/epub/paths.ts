/** Paths within the container's `OEBPS` folder. Those of the package, navigation and style sheet are epub-gen-memory's. */
export const packagePaths = {
  package: 'content.opf',
  navigation: 'toc.xhtml',
  ncx: 'toc.ncx',
  styleSheet: 'style.css',
  cover: 'cover.xhtml',
} as const

export const imageFolder = 'images'
export const fontFolder = 'fonts'
