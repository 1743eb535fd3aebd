import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { formatDiagnostic, severities } from '../src/diagnostic.js'
import * as library from '../src/index.js'
import { publish } from '../src/publish.js'
import { memoryFiles } from '../src/read/files.js'
import { frontMatterKeys } from '../src/read/metadata.js'
import { peopleKeys } from '../src/read/people.js'
import { describeProperties, type PropertyDescription } from '../src/style/properties.js'

/** What the READMEs say is checked against what the code does. `npm test -- -u` writes the table of CSS anew. */

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const readme = read('README.md')
const pages = ['README.md', 'CHANGELOG.md', 'src/README.md', 'templates/README.md']

/** What stands between `<!-- NAME -->` and `<!-- /NAME -->` (of which the first word counts). */
function marked(name: string): string {
  const close = name.split(':')[0]
  const found = new RegExp(`<!-- ${name} -->\n([\\s\\S]*?)<!-- /${close} -->`).exec(readme)
  if (found === null) throw new Error(`README.md has no part marked ${name}`)
  return found[1]!
}

/** The cells of a marked table, without its head. */
function rowsOf(name: string): readonly (readonly string[])[] {
  return marked(name)
    .trim()
    .split('\n')
    .slice(2)
    .map(line => line.split(/(?<!\\)\|/).map(cell => cell.trim()))
    .map(cells => cells.slice(1, -1))
}

const codeIn = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(match => match[1]!)

test('the README names every key of front matter, with the names that Pandoc has for some', () => {
  const named = rowsOf('keys:front-matter').flatMap(([keys]) => codeIn(keys!))
  expect(named.toSorted()).toEqual([...frontMatterKeys.keys()].sort())
})

test('the README names every key of people.yaml', () => {
  const named = rowsOf('keys:people').flatMap(([keys]) => codeIn(keys!))
  expect(named).toEqual([...peopleKeys.keys()])
})

test('the README names every code of a message with its severity, in the order of the code', () => {
  const named = rowsOf('codes').map(([code, severity]) => [codeIn(code!)[0], severity])
  expect(named).toEqual(Object.entries(severities))
})

test('the README names every option of the commands', () => {
  const cli = read('src/cli.ts')
  const definition = /const profileOption = [\s\S]*?\n\n/
  const [, ...parts] = cli
    .replace(definition, '')
    .replaceAll('profileOption()', "'--profile")
    .split(/\.command\('(?=\w+'\))/)
  const optionsOf = parts.map(text => ({
    command: /^\w+/.exec(text)![0],
    options: [...text.matchAll(/'(--\w+)/g)].map(match => match[1]!),
  }))
  const expected = [...new Set(optionsOf.flatMap(({ options }) => options))].map(option => [
    option,
    optionsOf
      .filter(({ options }) => options.includes(option))
      .map(({ command }) => command)
      .join(', '),
  ])
  const named = rowsOf('options').map(([option, commands]) => [
    /--\w+/.exec(codeIn(option!)[0]!)![0],
    commands,
  ])
  expect(named).toEqual(expected)
})

/** A cell: a pipe would end it, and a backtick its code. */
const code = (value: string) => (value === '' ? '' : `\`${value.replaceAll('|', '\\|')}\``)

function cssTable(
  kind: PropertyDescription['kind'],
  head: readonly string[],
  cellsOf: (row: PropertyDescription) => readonly string[],
): readonly string[] {
  const lines = describeProperties()
    .filter(row => row.kind === kind)
    .map(row => `| ${[code(row.name), code(row.syntax), ...cellsOf(row)].join(' | ')} |`)
  return [`| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...lines, '']
}

function describeCss(): string {
  const inherited = (row: PropertyDescription) => (row.inherited ? 'yes' : 'no')
  return [
    'Properties:',
    '',
    ...cssTable('longhand', ['property', 'values', 'initial', 'inherited'], row => [
      code(row.initial),
      inherited(row),
    ]),
    'Shorthands:',
    '',
    ...cssTable('shorthand', ['shorthand', 'values'], () => []),
    'In `@page` alone:',
    '',
    ...cssTable('page', ['property', 'values', 'initial'], row => [code(row.initial)]),
  ].join('\n')
}

test('the table of CSS in the README is the one that the code has', async () => {
  const fresh = readme.replace(
    `<!-- css -->\n${marked('css')}<!-- /css -->`,
    () => `<!-- css -->\n${describeCss()}<!-- /css -->`,
  )
  await expect(fresh).toMatchFileSnapshot(join(root, 'README.md'))
})

/** The files that the guide has its reader write: a path in a line of its own, and the block after it. */
function guideFiles(): ReadonlyMap<string, string> {
  const blocks = readme.matchAll(/^`(content\/[\w./-]+)`\n\n```\w+\n([\s\S]*?)^```$/gm)
  return new Map([...blocks].map(match => [match[1]!, match[2]!]))
}

async function publishGuide(change: (article: string) => string) {
  const article = 'content/harbour-light.md'
  const encoder = new TextEncoder()
  const entries = [...guideFiles()].map(([path, text]): [string, Uint8Array] => [
    path,
    encoder.encode(path === article ? change(text) : text),
  ])
  return publish({ files: memoryFiles(new Map(entries)), article })
}

test('the files of the guide build without a message, into as many pages as the guide says', async () => {
  expect([...guideFiles().keys()]).toEqual([
    'content/harbour-light.md',
    'content/people.yaml',
    'content/sources.yaml',
  ])
  const { diagnostics, pages, chapters, pdf, epub } = await publishGuide(text => text)
  expect(diagnostics.map(formatDiagnostic)).toEqual([])
  expect(readme).toContain(`dist/harbour-light.pdf  ${pages} pages  `)
  expect(readme).toContain(`dist/harbour-light.epub  ${chapters} chapters  `)
  expect([pdf, epub]).not.toContain(undefined)
})

test('the slip of the pen in the guide gives the messages that the guide shows', async () => {
  const [, wrong, right] = /write `([^`]+)` for `([^`]+)` and build again/.exec(readme)!
  const { diagnostics, pdf, epub } = await publishGuide(text => text.replace(right!, wrong!))
  const said = diagnostics.map(formatDiagnostic)
  expect(said).toHaveLength(2)
  expect(readme).toContain(`\`\`\`text\n${said.join('\n')}\n1 error, 1 warning\n\`\`\``)
  expect([pdf, epub]).toEqual([undefined, undefined])
})

test('the README imports from the library only what the library has', () => {
  const imported = [...readme.matchAll(/import \{([^}]+)\} from 'colophon'/g)].flatMap(match =>
    match[1]!.split(',').map(name => name.trim()),
  )
  expect(imported.length).toBeGreaterThan(0)
  for (const name of [...imported, 'memoryFiles']) expect(Object.keys(library)).toContain(name)
})

/** As GitHub makes the anchor of a heading. */
function anchorsIn(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(match =>
    match[1]!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

const withoutCode = (markdown: string) =>
  markdown.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '')

test.each(pages)('every link in %s leads somewhere', page => {
  const links = [...withoutCode(read(page)).matchAll(/\]\(([^)\s]+)\)/g)].map(match => match[1]!)
  const broken = links.filter(link => {
    if (/^https?:/.test(link)) return false
    const [path = '', anchor] = link.split('#')
    const file = path === '' ? page : join(dirname(page), path)
    if (!existsSync(join(root, file))) return true
    return anchor !== undefined && !anchorsIn(read(file)).includes(anchor)
  })
  expect(broken).toEqual([])
})

test('the page on templates names the tags and filters of Liquid that there are', () => {
  const source = read('src/render/liquid.ts')
  const listOf = (name: string) => {
    const text = new RegExp(`const ${name} =([\\s\\S]*?)\\n\\n`).exec(source)![1]!
    return [...text.matchAll(/'([^']*)'/g)].map(match => match[1]!).join('')
  }
  const page = read('templates/README.md').replace(/\s+/g, ' ')
  expect(page).toContain(`Tags: \`${listOf('openTags')}\`.`)
  expect(page).toContain(`Filters: \`${listOf('openFilters')}\`.`)
})

const map = read('src/README.md')

test('the map of the code names every folder, and no file that is not there', () => {
  const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter(each => each.isDirectory())
  for (const { name } of folders) expect(map).toContain(`\`${name}/\``)
  const files = [...map.matchAll(/`((?:[\w-]+\/)*[\w-]+\.ts)`/g)].map(match => match[1]!)
  const missing = files.filter(file => !existsSync(join(root, 'src', file)) && !existsSync(join(root, file)))
  expect(missing).toEqual([])
})

test('the table of imports in the map is the one that the house is checked by', () => {
  const house = read('tests/house.test.ts')
  const checked = [...house.matchAll(/^ {2}(\w+): \[([^\]]*)\],$/gm)].map(match => [
    match[1]!,
    [...match[2]!.matchAll(/'([^']+)'/g)].map(name => name[1]!),
  ])
  const folders = checked.findIndex(([name], index) => index > 0 && name === 'html')
  const drawn = [...map.matchAll(/^\| `(\w+)\/` +\| ([^|]*) \| [^|]* \|$/gm)].map(match => [
    match[1]!,
    codeIn(match[2]!),
  ])
  expect(drawn).toEqual(checked.slice(0, folders))
})
