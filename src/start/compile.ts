import { join } from 'node:path'
import * as harfbuzzjs from 'harfbuzzjs'
import { setFlags } from './flags.js'
import { openScripts } from './scripts.js'

/**
 * Runs when colophon is made: publishes its own article, and keeps what V8 has compiled for that. The EPUB is written in
 * this thread, so that what the other one runs is kept as well.
 */
setFlags()
const scripts = openScripts(import.meta.dirname, { harfbuzzjs })
const { openProject, publish } = scripts.run('library.cjs') as typeof import('../index.js')
await publish({ files: openProject(join(import.meta.dirname, '..')), article: 'content/red-notice.md' })
scripts.keepCompiled()
