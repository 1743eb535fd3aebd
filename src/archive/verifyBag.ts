import { manifestName } from '../html/manifest.js'
import { memoryFiles } from '../read/files.js'
import { cleanPath } from '../read/safePath.js'
import { ArchiveFault } from './archiveFault.js'
import { type BagFiles, type Digest, digestOf, digests, readBagManifest } from './bagText.js'
import { payloadOxum, sourcesFolder } from './makeBag.js'
import { openArchive } from './openArchive.js'
import { readManifest } from './readManifest.js'
import { type Deviation, verifyArchive, verifySources } from './verifyArchive.js'

export interface VerifiedBag {
  readonly files: number
  readonly deviations: readonly Deviation[]
}

/**
 * Whether a bag is complete and valid (RFC 8493, section 3), and whether the editions and sources in it are what their own
 * manifests say. Throws an `ArchiveFault` for what is no bag.
 */
export function verifyBag(files: BagFiles): VerifiedBag {
  if (!/^BagIt-Version: 1\.0\r?\n/.test(textOf(files, 'bagit.txt') ?? ''))
    throw new ArchiveFault('is a folder and no bag of BagIt 1.0')
  const payload = new Map([...files].filter(([path]) => path.startsWith('data/')))
  const tags = new Map(
    [...files].filter(([path]) => !path.startsWith('data/') && !path.startsWith('tagmanifest-')),
  )
  const lists = digests.filter(digest => files.has(`manifest-${digest}.txt`))
  if (lists.length === 0) throw new ArchiveFault('is a bag without a manifest of SHA-256 or SHA-512')
  const deviations = [
    ...lists.flatMap(digest => deviationsFrom(payload, textOf(files, `manifest-${digest}.txt`), digest)),
    ...digests.flatMap(digest => deviationsFrom(tags, textOf(files, `tagmanifest-${digest}.txt`), digest)),
    ...verifyOxum(files, payload),
    ...verifyEditions(payload),
  ]
  const byText = new Map(deviations.map(each => [`${each.path}\n${each.what}`, each]))
  return { files: files.size, deviations: [...byText.values()] }
}

function textOf(files: BagFiles, path: string): string | undefined {
  const bytes = files.get(path)
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes)
}

/** Of files from what one manifest lists; every file must stand in it. Nothing without a manifest. */
function deviationsFrom(files: BagFiles, manifest: string | undefined, digest: Digest): readonly Deviation[] {
  if (manifest === undefined) return []
  const listed = readBagManifest(manifest)
  const unlisted = [...files.keys()].filter(path => !listed.has(path))
  return [
    ...[...listed].flatMap(([path, hash]): readonly Deviation[] => {
      const bytes = files.get(path)
      if (bytes === undefined) return [{ path, what: 'is not there' }]
      return digestOf(bytes, digest) === hash ? [] : [{ path, what: 'has other content' }]
    }),
    ...unlisted.map(path => ({ path, what: 'is not in the manifest' })),
  ]
}

function verifyOxum(files: BagFiles, payload: BagFiles): readonly Deviation[] {
  const stated = /^Payload-Oxum:\s*(\S+)/m.exec(textOf(files, 'bag-info.txt') ?? '')?.[1]
  if (stated === undefined || stated === payloadOxum(payload)) return []
  return [{ path: 'bag-info.txt', what: `says ${stated} of the payload, which is ${payloadOxum(payload)}` }]
}

/** The editions against their manifests, and the sources against the manifest that lies with them. */
function verifyEditions(payload: BagFiles): readonly Deviation[] {
  const bytes = payload.get(`${sourcesFolder}/${manifestName}`)
  if (bytes === undefined) return []
  const manifest = readManifest(bytes)
  const start = `${sourcesFolder}/`
  const sources = [...payload].filter(
    ([path]) => path.startsWith(start) && cleanPath(path.slice(start.length)).kind === 'path',
  )
  const found = verifySources(
    manifest,
    memoryFiles(new Map(sources.map(([path, file]) => [path.slice(start.length), file]))),
  )
  const carrying = manifest.profile === 'archive' ? /\.(?:pdf|epub)$/ : /\.epub$/
  const editions = [...payload].filter(([path]) => /^data\/[^/]+$/.test(path) && carrying.test(path))
  return [
    ...found.map(({ path, what }) => ({ path: start + path, what })),
    ...editions.flatMap(([path, file]) => verifyEdition(path, file)),
  ]
}

function verifyEdition(path: string, bytes: Uint8Array): readonly Deviation[] {
  try {
    return verifyArchive(openArchive(bytes)).map(each => ({ path: `${path}/${each.path}`, what: each.what }))
  } catch (fault) {
    if (!(fault instanceof ArchiveFault)) throw fault
    return [{ path, what: fault.message }]
  }
}
