import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { FaceFile } from '../../src/text/fonts.js'

const packages = createRequire(import.meta.url)

/** Faces of other scripts, for tests: `npm:` paths as a template names them. */
export const scriptFiles = {
  Naskh: '@expo-google-fonts/noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf',
  'Naskh Bold': '@expo-google-fonts/noto-naskh-arabic/700Bold/NotoNaskhArabic_700Bold.ttf',
  Hebrew: '@expo-google-fonts/noto-serif-hebrew/400Regular/NotoSerifHebrew_400Regular.ttf',
  Devanagari: '@expo-google-fonts/noto-serif-devanagari/400Regular/NotoSerifDevanagari_400Regular.ttf',
} as const

/** A face of another script, by the family that style sheets name. */
export function scriptFace(name: keyof typeof scriptFiles): FaceFile {
  const file = scriptFiles[name]
  const weight = name.endsWith('Bold') ? 700 : 400
  return {
    family: name.replace(' Bold', ''),
    weight,
    style: 'normal',
    stretch: 100,
    source: `npm:${file}`,
    bytes: readFileSync(packages.resolve(file)),
    place: { file: 'print.css', line: 1 },
  }
}
