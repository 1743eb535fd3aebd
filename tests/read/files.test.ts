import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Files, memoryFiles, openProject } from '../../src/read/files.js'
import { findProject } from '../../src/read/findProject.js'
import { bytesOf } from '../kit/readArticle.js'

let home: string
let project: Files
const secret = 'MARKER-OF-THE-SECRET'

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'colophon-files-'))
  const folders = ['proj/content', 'proj/images', 'proj-secret', 'proj/node_modules/pack/lib', 'lone']
  for (const folder of folders) mkdirSync(join(home, folder), { recursive: true })
  const files: Readonly<Record<string, string>> = {
    'proj-secret/secret.png': secret,
    'secret.png': secret,
    'proj/images/ok.png': 'ok',
    'proj/content/a.md': 'a',
    'proj/content/100%.png': 'percent',
    'proj/content/my map.png': 'space',
    'proj/content/Zoe\u0308.png': 'decomposed',
    'proj/node_modules/pack/package.json': '{}',
    'proj/node_modules/pack/lib/x.css': 'css',
    'proj/node_modules/other.txt': secret,
    'lone/essay.md': 'e',
  }
  for (const [path, text] of Object.entries(files)) writeFileSync(join(home, path), text)
  symlinkSync('..', join(home, 'proj/up'))
  symlinkSync('../images', join(home, 'proj/content/shared'))
  symlinkSync('loop', join(home, 'proj/loop'))
  project = openProject(join(home, 'proj'))
})
afterAll(() => rmSync(home, { recursive: true }))

const textOf = (files: Files, path: string) => {
  const result = files.read(path)
  return result.kind === 'bytes' ? new TextDecoder().decode(result.bytes) : result.kind
}

describe('SEC-G2: image and include paths that leave the project', () => {
  test.each([
    ['a step above the root', '../secret.png'],
    ['a folder whose name starts with the root’s', '../proj-secret/secret.png'],
    ['steps that come back out', 'content/../../secret.png'],
    ['steps written with percent signs', '%2e%2e/secret.png'],
    ['a slash written with percent signs', '..%2fsecret.png'],
    ['an absolute path', '/etc/hostname'],
    ['an absolute path with percent signs', '%2fetc/hostname'],
    ['an address', 'file:///etc/hostname'],
    ['a drive', 'C:/secret.png'],
    ['backslashes', '..\\secret.png'],
    ['a link that leads out', 'up/secret.png'],
    ['a NUL', 'content/a.md\0.png'],
    ['a package’s neighbour', 'npm:pack/../other.txt'],
    ['colophon’s neighbour', 'colophon:../x'],
  ])('%s is refused', (_, path) => {
    expect(project.read(path).kind).toBe('unsafe')
  })

  test('no path, however it is put together, yields a byte of the secret', () => {
    const step = fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      'up',
      'content',
      'shared',
      'secret.png',
      'proj-secret',
      'proj',
      '',
      'npm:pack',
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 7 }), steps => textOf(project, steps.join('/')) !== secret),
      { seed: 7, numRuns: 2000 },
    )
  })

  test('a folder beside the article, and a link inside the project, are allowed', () => {
    expect(textOf(project, 'content/../images/ok.png')).toBe('ok')
    expect(textOf(project, 'content/shared/ok.png')).toBe('ok')
  })
})

describe('PPL-G6: composed and decomposed letters do not meet', () => {
  test('a file with a decomposed name is found by either form, and named in the composed one', () => {
    for (const path of ['content/Zo\u00eb.png', 'content/Zoe\u0308.png', 'content/Zo%C3%AB.png']) {
      expect(project.read(path)).toMatchObject({ kind: 'bytes', path: 'content/Zo\u00eb.png' })
    }
  })

  test('so is one in memory', () => {
    const files = memoryFiles(new Map([['Zoe\u0308.png', bytesOf('x')]]))
    expect(files.read('Zo\u00eb.png').kind).toBe('bytes')
  })
})

test('a percent sign is itself where a file is called so, and an escape elsewhere', () => {
  expect(textOf(project, 'content/100%.png')).toBe('percent')
  expect(textOf(project, 'content/100%25.png')).toBe('percent')
  expect(textOf(project, 'content/my%20map.png')).toBe('space')
})

test('a file of a package is read from the project first, then from colophon, and never above the package', () => {
  expect(project.read('npm:pack/lib/x.css')).toMatchObject({ kind: 'bytes', path: 'npm:pack/lib/x.css' })
  expect(project.read('npm:@expo-google-fonts/eb-garamond/package.json').kind).toBe('bytes')
  expect(project.read('npm:no-such-package/x').kind).toBe('missing')
  expect(memoryFiles(new Map()).read('npm:markdown-it/package.json').kind).toBe('bytes')
})

test('colophon’s own files have a name of their own', () => {
  expect(project.read('colophon:package.json')).toMatchObject({
    kind: 'bytes',
    path: 'colophon:package.json',
  })
  expect(project.list('colophon:templates')).toContain('essay/')
})

test('what cannot be read says why, without the place of the project on the disk', () => {
  expect(project.read('content')).toEqual({ kind: 'unreadable', path: 'content', why: 'it is not a file' })
  expect(project.read('content/a.md/b')).toMatchObject({ kind: 'unreadable' })
  expect(project.read('loop')).toMatchObject({ kind: 'unreadable', why: 'its links lead in a circle' })
  expect(project.read('no.md')).toEqual({ kind: 'missing', path: 'no.md', why: 'there is no such file' })
})

test('a folder is listed by code unit, with a slash after folders', () => {
  expect(project.list('')).toEqual(['content/', 'images/', 'loop', 'node_modules/', 'up/'])
  expect(project.list('content')).toEqual(['100%.png', 'Zo\u00eb.png', 'a.md', 'my map.png', 'shared/'])
  expect(project.list('nowhere')).toEqual([])
  expect(project.list('../proj-secret')).toEqual([])
  const inMemory = memoryFiles(new Map(['b/x', 'b/y', 'B', 'a'].map(path => [path, bytesOf('')])))
  expect(inMemory.list('')).toEqual(['B', 'a', 'b/'])
})

test('the manifest has each file that was read, once, by path, with the hash of its bytes', () => {
  const files = memoryFiles(
    new Map([
      ['b', bytesOf('abc')],
      ['a', bytesOf('')],
      ['c', bytesOf('x')],
    ]),
  )
  for (const path of ['b', 'a', './b', 'none']) files.read(path)
  expect(files.manifest()).toEqual([
    { path: 'a', sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' },
    { path: 'b', sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' },
  ])
})

test('a project is the nearest folder upward with content/ or templates/, else the file’s own folder', () => {
  const root = openRoot('proj')
  expect(findProject(join(home, 'proj/content/a.md'))).toEqual({
    root,
    file: 'content/a.md',
    hasFolders: true,
  })
  expect(findProject(join(home, 'proj/images'))).toEqual({ root, file: '', hasFolders: true })
  expect(findProject(join(home, 'proj/new.md'))).toEqual({ root, file: 'new.md', hasFolders: true })
  expect(findProject(join(home, 'lone/essay.md'))).toEqual({
    root: openRoot('lone'),
    file: 'essay.md',
    hasFolders: false,
  })
})

const openRoot = (name: string) => findProject(join(home, name)).root
