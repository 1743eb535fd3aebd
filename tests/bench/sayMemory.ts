import { writeFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

/** Loaded before a command: as the process ends it writes the most memory that it held, in kilobytes. */
if (isMainThread)
  process.on('exit', () => writeFileSync(process.env.BENCH_MEMORY!, `${process.resourceUsage().maxRSS}`))
