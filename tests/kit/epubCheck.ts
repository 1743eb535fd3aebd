import { EpubCheck } from '@likecoin/epubcheck-ts'

/**
 * What epubcheck-ts finds, warnings included. It takes a landmark of type `index` for an index (a fault of version 0.7.0:
 * EPUBCheck itself accepts it), so that one message is left out.
 */
export async function faultsOf(bytes: Uint8Array): Promise<readonly string[]> {
  const { messages } = await EpubCheck.validate(bytes)
  return messages
    .filter(({ severity }) => severity === 'fatal' || severity === 'error' || severity === 'warning')
    .filter(
      ({ message, location }) =>
        location?.path !== 'OEBPS/toc.xhtml' || !/one and only one "index-entry-list"/.test(message),
    )
    .map(({ id, message, location }) => `${id} ${location?.path ?? ''}:${location?.line ?? ''} ${message}`)
}
