import { defineConfig } from 'rolldown'

const common = { platform: 'node', external: ['citeproc', 'harfbuzzjs'], logLevel: 'silent' }

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
