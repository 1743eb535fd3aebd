import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { collectDiagnostics } from '../../src/diagnostic.js'
import type { Font, FontSet } from '../../src/text/font.js'
import { type FaceFile, loadFonts } from '../../src/text/fonts.js'

const packages = createRequire(import.meta.url)

/** A face of EB Garamond as the template names it. */
export function garamondFace(
  weight: 400 | 500 | 600 | 700 = 400,
  style: 'normal' | 'italic' = 'normal',
): FaceFile {
  const name = { 400: '400Regular', 500: '500Medium', 600: '600SemiBold', 700: '700Bold' }[weight]
  const folder = style === 'italic' ? `${name}_Italic` : name
  const file = `@expo-google-fonts/eb-garamond/${folder}/EBGaramond_${folder}.ttf`
  const bytes = readFileSync(packages.resolve(file))
  const place = { file: 'print.css', line: 1 }
  return { family: 'EB Garamond', weight, style, stretch: 100, source: `npm:${file}`, bytes, place }
}

/** Fonts that must load without a word said. */
export function loadCleanly(faces: readonly FaceFile[]): FontSet {
  const { report, found } = collectDiagnostics()
  const set = loadFonts(faces, report)
  if (found.length > 0) throw new Error(found.map(({ message }) => message).join('\n'))
  return set
}

/** The font of a single face. */
export function loadFont(face: FaceFile): Font {
  return loadCleanly([face]).fonts[0]
}
