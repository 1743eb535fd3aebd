import { defineConfig } from 'rolldown'

const unused = name => `export default class { constructor() { throw new Error('${name} is not in the bundle') } }`
const never = 'const never = () => { throw new Error("it is not in the bundle") }\n'

/**
 * What packages load and colophon never runs: pdfkit's and fontkit's own breaking and shaping of text with their tables,
 * web fonts, the tables of its encryption; the fetching of files from the network; and commander's commands that are
 * programs of their own. To load it takes a tenth of the time that an article needs.
 */
const left = {
  linebreak: unused('linebreak'),
  'unicode-trie': 'export default class {}',
  dfa: 'export default class {}',
  'brotli/decompress.js': `${never}export default never`,
  'unicode-properties': `${never}export { never as getCombiningClass, never as getScript, never as isDigit, never as getCategory, never as isMark }`,
  '@noble/ciphers/aes': `${never}export { never as cbc, never as ecb }`,
  'node-fetch': `${never}export default never`,
  'abort-controller': unused('abort-controller'),
  'node:child_process': 'export default {}',
}

const leaveOut = {
  name: 'leave-out',
  resolveId: { filter: { id: /^[a-z]/ }, handler: id => (Object.hasOwn(left, id) ? `\0left:${id}` : undefined) },
  load: { filter: { id: /^\0left:/ }, handler: id => left[id.slice('\0left:'.length)] },
}

const common = {
  platform: 'node',
  external: ['citeproc', 'harfbuzzjs'],
  logLevel: 'silent',
  plugins: [leaveOut],
}

/** The library, the scripts of the command line, and what starts these: see src/README.md. */
export default defineConfig([
  {
    ...common,
    input: 'src/index.ts',
    output: { dir: 'lib', format: 'esm', minify: true },
  },
  {
    ...common,
    input: { program: 'src/cli.ts', epubThread: 'src/command/epubWorker.ts', library: 'src/index.ts' },
    output: {
      dir: 'lib',
      format: 'cjs',
      minify: true,
      entryFileNames: '[name].cjs',
      chunkFileNames: '[name].cjs',
    },
  },
  {
    ...common,
    input: { cli: 'src/start/cli.ts', epubWorker: 'src/start/epubWorker.ts', compile: 'src/start/compile.ts' },
    output: { dir: 'lib', format: 'esm' },
  },
])
