import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import type { BagOptions } from './command/bag.js'
import type { BuildOptions } from './command/build.js'
import { startEpubThread } from './command/epubThread.js'
import type { ExtractOptions } from './command/extract.js'
import type { RebuildOptions } from './command/rebuild.js'
import type { Outcome } from './command/said.js'
import type { VerifyOptions } from './command/verify.js'
import { profiles } from './html/metadata.js'
import { ownVersion } from './read/packageFolder.js'

const usageStatus = 2

/** Beside this file, also in the bundle. */
const epubWorker = new URL('./epubWorker.js', import.meta.url)

function readNumber(typed: string): number {
  if (/^[1-9]\d{0,5}$/.test(typed)) return Number(typed)
  throw new InvalidArgumentError('Write a whole number from 1 to 999999.')
}

async function main(): Promise<void> {
  const program = new Command('colophon')
    .description('Turns Markdown articles into a typeset PDF and an EPUB 3.')
    .version(ownVersion())
    .exitOverride()
  program
    .command('build')
    .description('build the articles named, those of a folder, or those of this folder')
    .argument('[path...]', 'Markdown files, or folders with content/')
    .option('--out <path>', 'folder for the editions, or one file that ends in .pdf or .epub')
    .option('--template <name>', 'template to use, whatever the article asks for')
    .addOption(new Option('--only <form>', 'build one form alone').choices(['pdf', 'epub']))
    .option('--megapixels <number>', 'largest image, in millions of pixels (100 without it)', readNumber)
    .addOption(profileOption())
    .option('--strict', 'treat every warning as an error')
    .addOption(new Option('--report <format>', 'print a report for machines').choices(['json']))
    .addOption(
      new Option('--trace <what>', 'print how it was set, and write nothing').choices([
        'pages',
        'boxes',
        'tags',
        'html',
      ]),
    )
    .action(async (names: string[], options: BuildOptions) => {
      const thread = options.only === 'pdf' ? undefined : startEpubThread(epubWorker)
      const { build } = await import('./command/build.js')
      print(await build(names, options, thread?.writeEpub).finally(thread?.end))
    })
  program
    .command('check')
    .description('read, resolve and set the articles, say what is wrong, and write nothing')
    .argument('[path...]', 'Markdown files, or folders with content/')
    .option('--template <name>', 'template to use, whatever the article asks for')
    .option('--megapixels <number>', 'largest image, in millions of pixels (100 without it)', readNumber)
    .addOption(profileOption())
    .option('--strict', 'treat every warning as an error')
    .addOption(new Option('--report <format>', 'print a report for machines').choices(['json']))
    .action(async (names: string[], options: BuildOptions) => {
      const thread = startEpubThread(epubWorker)
      const { checkAll } = await import('./command/build.js')
      print(await checkAll(names, options, thread.writeEpub).finally(thread.end))
    })
  addArchiveCommands(program)
  for (const command of program.commands) command.exitOverride()
  await program.parseAsync()
}

const profileOption = () =>
  new Option('--profile <name>', 'what the PDF promises, whatever the article asks for').choices(profiles)

/** What is done with editions once they are built. */
function addArchiveCommands(program: Command): void {
  program
    .command('extract')
    .description('write the files that an archive PDF carries into a folder')
    .argument('<file>', 'a PDF that colophon built')
    .requiredOption('--out <folder>', 'an empty folder, or one that is not there yet')
    .action(async (name: string, options: ExtractOptions) => {
      const { extract } = await import('./command/extract.js')
      print(extract(name, options))
    })
  program
    .command('rebuild')
    .description('build an edition again from its PDF alone, and say whether it comes out the same')
    .argument('<file>', 'a PDF that colophon built, or the EPUB beside it')
    .option('--out <folder>', 'folder for what comes out')
    .option('--sources <folder>', 'take the sources in this folder, and name those that have changed')
    .action(async (name: string, options: RebuildOptions) => {
      const thread = startEpubThread(epubWorker)
      const { rebuild } = await import('./command/rebuild.js')
      print(await rebuild(name, options, thread.writeEpub).finally(thread.end))
    })
  program
    .command('verify')
    .description('compare the files in editions and bags with the hashes that they state')
    .argument('<file...>', 'PDFs and EPUBs that colophon built, and folders that are bags')
    .option('--sources <folder>', 'compare the sources in this folder as well')
    .action(async (names: string[], options: VerifyOptions) => {
      const { verify } = await import('./command/verify.js')
      print(verify(names, options))
    })
  program
    .command('bag')
    .description('build editions, and put each with its sources into a bag to be deposited')
    .argument('[slug...]', 'slugs or Markdown files; without one, the articles of this folder')
    .requiredOption('--out <folder>', 'folder for the bags, one folder each')
    .option('--template <name>', 'template to use, whatever the article asks for')
    .addOption(profileOption())
    .action(async (names: string[], options: BagOptions) => {
      const thread = startEpubThread(epubWorker)
      const { bag } = await import('./command/bag.js')
      print(await bag(names, options, thread.writeEpub).finally(thread.end))
    })
}

function print({ stdout, stderr, status }: Outcome): void {
  process.stdout.write(stdout)
  process.stderr.write(stderr)
  process.exitCode = status
}

/** Whoever reads what we print may stop before its end, as `head` does: that is no fault. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EPIPE') throw fault
  })
}

main().catch((fault: unknown) => {
  if (fault instanceof CommanderError) process.exitCode = fault.exitCode === 0 ? 0 : usageStatus
  else {
    const message = fault instanceof Error ? fault.message.split('\n')[0] : String(fault)
    const command = process.argv.slice(2).join(' ')
    process.stderr.write(
      `error: A fault of colophon's own stopped \`colophon ${command}\`: ${message}. Please report it. [own-fault]\n`,
    )
    process.exitCode = 1
  }
})
