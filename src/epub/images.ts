import type { Asset } from '../html/metadata.js'
import { asciiName, lowerCase, UniqueNames } from './asciiNames.js'
import { imageFolder } from './paths.js'

/** The path in the container of the image that an asset's name stands for; undefined if there is no such asset. */
export type ImagePath = (name: string) => string | undefined

export interface PackagedImage {
  readonly asset: Asset
  /** Relative to the package document. */
  readonly path: string
}

const endingOf = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'image/svg+xml': '.svg',
  'image/webp': '.webp',
} as const satisfies Record<Asset['mediaType'], string>

/** Gives assets their names in the container when they are first asked for: what nobody asks for stays outside. */
export class Images {
  readonly pathOf: ImagePath
  readonly #paths: ReadonlyMap<string, string>
  readonly #assets: readonly Asset[]
  readonly #used = new Set<string>()

  constructor(assets: readonly Asset[]) {
    const names = new UniqueNames([], lowerCase)
    this.#assets = assets
    this.#paths = new Map(
      assets.map(({ name, mediaType }) => {
        const stem = asciiName(name.replace(/^.*\//, '').replace(/\.[^.]*$/, '')).slice(0, 60) || 'image'
        return [name, `${imageFolder}/${names.give(stem, endingOf[mediaType])}`]
      }),
    )
    this.pathOf = name => {
      const path = this.#paths.get(name) ?? this.#paths.get(name.normalize('NFC'))
      if (path !== undefined) this.#used.add(path)
      return path
    }
  }

  /** In the order of the assets. */
  used(): readonly PackagedImage[] {
    return this.#assets.flatMap(asset => {
      const path = this.#paths.get(asset.name)!
      return this.#used.has(path) ? [{ asset, path }] : []
    })
  }
}
