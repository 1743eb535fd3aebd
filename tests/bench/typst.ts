import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { toTypstMarkup } from './typstMarkup.js'

/** `typst.js PEER FONTS IN.md OUT.pdf [IN.md OUT.pdf …]`: all in one process, with one compiler. */
interface Compiler {
  pdf(options: { readonly mainFileContent: string }): Uint8Array
  evictCache(maxAge: number): void
}

interface CompilerPackage {
  readonly NodeCompiler: {
    create(options: { readonly fontArgs: readonly { readonly fontPaths: readonly string[] }[] }): Compiler
  }
}

const [peer, fonts, ...files] = process.argv.slice(2)
const { NodeCompiler } = createRequire(peer!)('@myriaddreamin/typst-ts-node-compiler') as CompilerPackage
const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [fonts!] }] })
for (let i = 0; i < files.length; i += 2) {
  const markup = toTypstMarkup(readFileSync(files[i]!, 'utf8'))
  writeFileSync(files[i + 1]!, compiler.pdf({ mainFileContent: markup }))
  compiler.evictCache(0)
}
