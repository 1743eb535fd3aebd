import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** The house as `src/README.md` draws it: who may import whom, and who alone may use a package. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  html: [],
  read: ['html'],
  resolve: ['html', 'read'],
  render: ['html', 'read', 'resolve'],
  epub: ['html', 'read'],
  style: ['html'],
  text: [],
  breaking: [],
  layout: ['html', 'style', 'text', 'breaking'],
  pdf: ['html', 'style', 'text', 'layout'],
  archive: ['html', 'read'],
}

const soleOwners: Readonly<Record<string, readonly string[]>> = {
  html: ['htmlparser2'],
  read: ['markdown-it', 'yaml'],
  resolve: ['citeproc'],
  render: ['liquidjs'],
  epub: ['epub-gen-memory', 'jszip'],
  style: ['css-tree', 'css-select'],
  text: ['harfbuzzjs', 'hyphen', 'bidi-js'],
  pdf: ['pdfkit', 'fontkit', 'pako'],
}

/** Rooms without a folder: small things that all may use. */
const common = ['diagnostic', 'length', 'nearestName']
const root = join(import.meta.dirname, '../src')

interface SourceText {
  readonly path: string
  readonly folder: string
  readonly text: string
}

const sources: readonly SourceText[] = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.ts'))
  .map(path => path.split('\\').join('/'))
  .sort()
  .map(path => ({
    path,
    folder: path.includes('/') ? path.slice(0, path.indexOf('/')) : '',
    text: readSource(path),
  }))

function readSource(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

function importsOf({ text }: SourceText): readonly string[] {
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(match => match[1]!)
}

/** The folder of src/ (or the file at its top) that a relative import leads to. */
function roomOf({ path }: SourceText, specifier: string): string {
  const parts = join('/', path, '..', specifier)
    .split('/')
    .filter(part => part !== '')
  return parts[0]!.replace(/\.js$/, '')
}

test.each(Object.entries(mayImport))('%s imports only what it may', (folder, allowed) => {
  const inFolder = sources.filter(source => source.folder === folder)
  expect(inFolder.length).toBeGreaterThan(0)
  const strangers = inFolder.flatMap(source =>
    importsOf(source)
      .filter(specifier => specifier.startsWith('.'))
      .map(specifier => roomOf(source, specifier))
      .filter(room => room !== folder && !allowed.includes(room) && !common.includes(room))
      .map(room => `${source.path} imports ${room}`),
  )
  expect(strangers).toEqual([])
})

test.each(Object.entries(soleOwners))('%s alone uses its packages', (folder, packages) => {
  const used = sources
    .filter(source => source.folder !== folder)
    .flatMap(source => importsOf(source).map(specifier => ({ source, specifier })))
    // Scripts cannot load it by themselves: `start/` hands it to them, and uses nothing of it.
    .filter(({ source, specifier }) => source.folder !== 'start' || specifier !== 'harfbuzzjs')
    .filter(({ specifier }) => packages.some(name => specifier === name || specifier.startsWith(`${name}/`)))
  expect(used.map(({ source, specifier }) => `${source.path} imports ${specifier}`)).toEqual([])
})

test('the file system is read in read/ and written in command/; start/ has its scripts there', () => {
  const users = sources.filter(source =>
    importsOf(source).some(specifier => /^(node:)?fs(\/promises)?$/.test(specifier)),
  )
  expect(
    users.filter(({ folder }) => !['read', 'command', 'start'].includes(folder)).map(({ path }) => path),
  ).toEqual([])
})

test('no file is longer than 400 lines', () => {
  const long = sources.filter(({ text }) => text.split('\n').length > 400)
  expect(long.map(({ path }) => path)).toEqual([])
})

test.each([
  ['the clock', /\bDate\.now\b|\bnew Date\(\s*\)/],
  ['random numbers', /\bMath\.random\b|\brandomUUID\b|\brandomBytes\b/],
  ['the locale of the machine', /\.localeCompare\(\s*[^,()]+\)|\.toLocale\w+\(\s*\)|new Intl\.\w+\(\s*\)/],
  ['untyped values', /:\s*any\s*(?:[;)=|[]|\[\])|\bas any\b|<any>|@ts-ignore|@ts-expect-error|biome-ignore/],
  ['the console', /\bconsole\./],
  ['what Node packs, which hangs on its version', /\b(?:deflate|deflateRaw|gzip)Sync\b/],
])('no source uses %s', (_, pattern) => {
  expect(sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path)).toEqual([])
})

test('only the command line writes to the terminal', () => {
  const users = sources.filter(({ text }) => /\bprocess\.(stdout|stderr|exit)/.test(text))
  expect(users.map(({ path }) => path)).toEqual(['cli.ts'])
})
