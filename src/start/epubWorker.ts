import { openScripts } from './scripts.js'

/** The thread that writes EPUBs; its flags are those of the process. */
openScripts(import.meta.dirname).run('epubThread.cjs')
