import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromiumPath, judgesFolder } from './judges.js'

/** The part of playwright-core that is used here: it is installed by `judges.ts`, so its own types are not at hand. */
interface Playwright {
  readonly chromium: {
    launch(options: { executablePath: string; args: readonly string[] }): Promise<Browser>
  }
}

interface Browser {
  newPage(options: { viewport: { width: number; height: number } }): Promise<Page>
  close(): Promise<void>
}

interface Page {
  goto(url: string): Promise<unknown>
  evaluate(script: string): Promise<unknown>
  on(event: 'request', listener: (request: { url(): string }) => void): void
  on(event: 'pageerror', listener: (error: Error) => void): void
  on(event: 'console', listener: (message: { type(): string; text(): string }) => void): void
  screenshot(options: { path: string }): Promise<unknown>
}

/** A reading system (foliate-js in Chromium) that reads books by themselves and tells what it met. */
export interface Reader {
  /** Calls a function of `reading/read.js` with a book and another value. */
  read<Result>(task: string, epub: Uint8Array, value?: unknown): Promise<Result>
  /** Every address that was asked for and is not the reader's own. */
  readonly outside: readonly string[]
  /** What went wrong in the page. */
  readonly errors: readonly string[]
  close(): Promise<void>
}

export interface Window {
  readonly width: number
  readonly height: number
}

/** Starts Chromium and a server on this machine for it. A window as small as a telephone shows one page at a time. */
export async function openReader(window: Window = { width: 360, height: 480 }): Promise<Reader> {
  const modules = await judgesFolder()
  const books: Uint8Array[] = []
  const server = createServer(async (request, response) => {
    const file = await fileFor(request.url ?? '/', modules, books).catch(() => undefined)
    response.writeHead(file === undefined ? 404 : 200, { 'content-type': file?.type ?? 'text/plain' })
    response.end(file?.bytes)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const playwright: { default: Playwright } = await import(
    pathToFileURL(join(modules, 'playwright-core/index.js')).href
  )
  const executablePath = await chromiumPath()
  const browser = await playwright.default.chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const page = await browser.newPage({ viewport: window })
  const [outside, errors]: [string[], string[]] = [[], []]
  page.on('request', request => {
    if (!new RegExp(`^(?:${origin}/|blob:${origin}/|data:|about:)`).test(request.url()))
      outside.push(request.url())
  })
  page.on('pageerror', error => errors.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error') errors.push(message.text())
  })
  await page.goto(`${origin}/`)
  return {
    read: async <Result>(task: string, epub: Uint8Array, value?: unknown) => {
      const at = books.push(epub) - 1
      const call = `import('/read.js').then(({ ${task} }) => ${task}('/book-${at}.epub', ${JSON.stringify(value ?? null)}))`
      return (await page.evaluate(call)) as Result
    },
    outside,
    errors,
    close: async () => {
      await browser.close()
      server.close()
    },
  }
}

const page =
  '<!DOCTYPE html><meta charset="utf-8"><title>Reader</title><link rel="icon" href="data:,"><style>html, body { margin: 0; height: 100% } foliate-view { height: 100% }</style>'

async function fileFor(url: string, modules: string, books: readonly Uint8Array[]) {
  if (url === '/') return { type: 'text/html', bytes: page }
  const book = /^\/book-(\d+)\.epub$/.exec(url)
  if (book !== null) return { type: 'application/epub+zip', bytes: books[Number(book[1])]! }
  const path = url.startsWith('/foliate/')
    ? join(modules, 'foliate-js', url.slice('/foliate/'.length))
    : fileURLToPath(new URL(`reading/${url.slice(1)}`, import.meta.url))
  return { type: 'text/javascript', bytes: await readFile(path) }
}
