const types: Readonly<Record<string, string>> = {
  bib: 'text/x-bibtex',
  css: 'text/css',
  csl: 'application/vnd.citationstyles.style+xml',
  csv: 'text/csv',
  geojson: 'application/geo+json',
  gif: 'image/gif',
  htm: 'text/html',
  html: 'text/html',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  json: 'application/json',
  liquid: 'text/plain',
  markdown: 'text/markdown',
  md: 'text/markdown',
  otf: 'font/otf',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  tsv: 'text/tab-separated-values',
  ttf: 'font/ttf',
  txt: 'text/plain',
  webp: 'image/webp',
  xml: 'application/xml',
  yaml: 'application/yaml',
  yml: 'application/yaml',
}

/** The media type that a file's ending tells; `application/octet-stream` where it tells none. */
export function mediaTypeOf(path: string): string {
  const ending = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(types, ending) ? types[ending]! : 'application/octet-stream'
}
