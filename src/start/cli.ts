#!/usr/bin/env node
import * as harfbuzzjs from 'harfbuzzjs'
import { setFlags } from './flags.js'
import { openScripts } from './scripts.js'

setFlags()

/** What packages use of Node that will go is nothing to the author. */
process.noDeprecation = true

// It waits for its WebAssembly, so no script could ask for it.
openScripts(import.meta.dirname, { harfbuzzjs }).run('program.cjs')
