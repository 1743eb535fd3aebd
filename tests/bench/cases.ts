import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { writeInputs } from './inputs.js'
import type { Command } from './measure.js'

/** How many times as much as Typst needs it may be; what is not named is not judged. */
export interface Wanted {
  readonly wall?: number
  readonly cpu?: number
  readonly memory?: number
}

/** One thing to build with both, and the PDFs that come of it. */
export interface MeasuredCase {
  readonly name: string
  readonly wanted: Wanted
  readonly colophon: Command
  readonly typst: Command
  readonly pdfs: { readonly colophon: readonly string[]; readonly typst: readonly string[] }
}

/** Where everything lies; all paths are absolute. */
export interface Bench {
  readonly root: string
  /** Where the scripts of the benchmark were bundled to. */
  readonly scripts: string
  /** A folder that is made anew for each run of the benchmark. */
  readonly work: string
  /** A package.json beside which Typst is installed. */
  readonly peer: string
  readonly fonts: string
}

const fontsOfDesign = [
  '400Regular/EBGaramond_400Regular.ttf',
  '400Regular_Italic/EBGaramond_400Regular_Italic.ttf',
]

/** Makes the inputs, or takes those of `inputs`, puts them into two projects with the benchmark's template, and installs Typst. */
export function setUp(root: string, scripts: string, inputs: string | undefined): Bench {
  const home = join(root, 'tests/bench')
  const work = join(scripts, 'work')
  const given = inputs === undefined ? join(work, 'inputs') : resolve(inputs)
  rmSync(work, { recursive: true, force: true })
  if (inputs === undefined) writeInputs(given)
  for (const project of ['single', 'corpus']) {
    const template = join(work, project, 'templates/bench')
    cpSync(join(home, 'template'), template, { recursive: true })
    cpSync(join(root, 'templates/essay/locales'), join(template, 'locales'), { recursive: true })
    cpSync(join(root, 'templates/essay/notes.csl'), join(template, 'notes.csl'))
  }
  const isText = (path: string) => path === given || path.endsWith('.md')
  cpSync(given, join(work, 'single/content'), { recursive: true, filter: isText })
  cpSync(join(given, 'corpus'), join(work, 'corpus/content'), { recursive: true })
  for (const folder of ['fonts', 'out/colophon', 'out/typst'])
    mkdirSync(join(work, folder), { recursive: true })
  for (const font of fontsOfDesign) {
    const file = join(root, 'node_modules/@expo-google-fonts/eb-garamond', font)
    cpSync(file, join(work, 'fonts', font.slice(font.indexOf('/') + 1)))
  }
  return { root, scripts, work, peer: installTypst(join(home, 'peer')), fonts: join(work, 'fonts') }
}

/** Its version stands in peer/package.json. It is too large to be a dependency of those who only want to run the tests. */
function installTypst(folder: string): string {
  if (!existsSync(join(folder, 'node_modules'))) {
    const quiet = ['--no-package-lock', '--no-audit', '--no-fund', '--loglevel', 'error']
    execFileSync('npm', ['install', ...quiet], { cwd: folder, stdio: 'inherit' })
  }
  return join(folder, 'package.json')
}

/** Both editions of an article, a book's PDF, both editions of 200 articles in one process; with `growth` longer books. */
export function casesOf(bench: Bench, growth: boolean): readonly MeasuredCase[] {
  const book = { wall: 1.4, cpu: 1.1, memory: 1.5 }
  const corpus = readdirSync(join(bench.work, 'corpus/content')).map(name => name.replace(/\.md$/, ''))
  return [
    single(bench, 'article', { wall: 2.5, memory: 1.5 }),
    single(bench, 'book', book, ['--only', 'pdf']),
    caseOf(bench, 'articles', { project: 'corpus', slugs: corpus }, { wanted: { wall: 1, memory: 1.5 } }),
    ...(growth ? ['book-2', 'book-4'].map(name => single(bench, name, book, ['--only', 'pdf'])) : []),
  ]
}

const single = (bench: Bench, slug: string, wanted: Wanted, options: readonly string[] = []) =>
  caseOf(bench, slug, { project: 'single', slugs: [slug] }, { wanted, options })

function caseOf(
  { root, scripts, work, peer, fonts }: Bench,
  name: string,
  { project, slugs }: { readonly project: string; readonly slugs: readonly string[] },
  { wanted, options = [] }: { readonly wanted: Wanted; readonly options?: readonly string[] },
): MeasuredCase {
  const folder = join(work, project)
  const sources = slugs.map(slug => `content/${slug}.md`)
  const out = { colophon: join(work, 'out/colophon'), typst: join(work, 'out/typst') }
  const pdfs = {
    colophon: slugs.map(slug => join(out.colophon, `${slug}.pdf`)),
    typst: slugs.map(slug => join(out.typst, `${slug}.pdf`)),
  }
  const ours = ['build', ...sources, '--template', 'bench', '--out', out.colophon, ...options]
  const theirs = [peer, fonts, ...sources.flatMap((source, i) => [source, pdfs.typst[i]!])]
  return {
    name,
    wanted,
    colophon: { script: join(root, 'lib/cli.js'), args: ours, folder },
    typst: { script: join(scripts, 'typst.js'), args: theirs, folder },
    pdfs,
  }
}
