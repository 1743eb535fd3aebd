import { parentPort } from 'node:worker_threads'
import { type EpubOrder, writeEpubEdition } from '../epubEdition.js'

/** What the thread is asked, and what it answers; `id` joins the two. */
export interface EpubQuestion {
  readonly id: number
  readonly order: EpubOrder
}

export type EpubAnswer =
  | { readonly id: number; readonly kind: 'written'; readonly epub: Uint8Array }
  | { readonly id: number; readonly kind: 'fault'; readonly message: string }

parentPort?.on('message', ({ id, order }: EpubQuestion) => {
  const answer = (value: EpubAnswer) => parentPort?.postMessage(value)
  writeEpubEdition(order).then(
    epub => answer({ id, kind: 'written', epub }),
    (fault: unknown) =>
      answer({ id, kind: 'fault', message: fault instanceof Error ? fault.message : String(fault) }),
  )
})
