import { Worker } from 'node:worker_threads'
import type { WriteEpub } from '../epubEdition.js'
import type { EpubAnswer, EpubQuestion } from './epubWorker.js'

/** A thread of its own that writes EPUBs, so that it loads what it needs, and writes, while the pages are set. */
export interface EpubThread {
  readonly writeEpub: WriteEpub
  /** Lets the process end without the thread; nothing may be asked of it any more. */
  readonly end: () => void
}

/** Starts a thread on the module at `url`. */
export function startEpubThread(url: URL): EpubThread {
  const worker = new Worker(url, { execArgv: ['--no-deprecation'] })
  const waiting = new Map<number, { resolve: (epub: Uint8Array) => void; reject: (fault: Error) => void }>()
  worker.on('message', (answer: EpubAnswer) => {
    const asker = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (answer.kind === 'written') asker?.resolve(answer.epub)
    else asker?.reject(new Error(answer.message))
  })
  worker.on('error', fault => {
    for (const { reject } of waiting.values()) reject(fault)
    waiting.clear()
  })
  let asked = 0
  return {
    writeEpub: order =>
      new Promise((resolve, reject) => {
        const question: EpubQuestion = { id: asked++, order }
        waiting.set(question.id, { resolve, reject })
        worker.postMessage(question)
      }),
    end: () => worker.unref(),
  }
}
