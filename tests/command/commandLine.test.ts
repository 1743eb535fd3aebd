import { describe, expect, test } from 'vitest'
import { ownVersion } from '../../src/read/packageFolder.js'
import { jpegHead } from '../kit/imageBytes.js'
import { plainProject } from '../kit/plainArticle.js'
import { type Ran, runColophon } from '../kit/runColophon.js'
import { filesIn, read, userFolder } from '../kit/userFolder.js'

/** Processes of their own: few, and each for several things. */

describe('usage', () => {
  const cwd = userFolder({})
  const run = (...words: readonly string[]) => runColophon(words, { cwd })

  test('--help and --version are said on stdout with status 0', async () => {
    const [help, buildHelp, version] = await Promise.all([
      run('--help'),
      run('build', '--help'),
      run('--version'),
    ])
    expect(help).toMatchObject({ status: 0, stderr: '' })
    expect(help.stdout).toContain('build [options] [path...]')
    expect(help.stdout).toContain('check [options] [path...]')
    for (const option of ['--out', '--template', '--only', '--megapixels', '--strict', '--report', '--trace'])
      expect(buildHelp.stdout).toContain(option)
    expect(version).toEqual({ status: 0, stdout: `${ownVersion()}\n`, stderr: '' })
  })

  test.each([
    ['no command', []],
    ['an unknown command', ['biuld']],
    ['an unknown option', ['build', '--colour']],
    ['a form that is none', ['build', '--only', 'docx']],
    ['a limit that is no number', ['build', '--megapixels', 'many']],
    ['an option without its value', ['build', '--out']],
    ['a trace of something else', ['build', '--trace', 'lines']],
  ])('%s is wrong usage: status 2, said on stderr, nothing on stdout', async (_, words) => {
    const { status, stdout, stderr } = await run(...words)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(/error: |Usage: /)
  })
})

describe('a lone file with no people and no sources beside it', () => {
  const elsewhere = userFolder({ 'texts/essay.md': '# Salt\n\nA short history of it.\n' })
  const cwd = userFolder({})

  test('becomes both editions in the working folder, in the template essay', async () => {
    const ran = await runColophon(['build', `${elsewhere}/texts/essay.md`], { cwd })
    expect(ran).toMatchObject({ status: 0 })
    expect(ran.stdout).toMatch(
      /^essay\.pdf {2}3 pages {2}\d+\.\d kB {2}\d+\.\d\d s\nessay\.epub {2}3 chapters {2}\d+\.\d kB {2}\d+\.\d\d s\n$/,
    )
    expect(ran.stderr).toMatch(/\n3 warnings\n$/)
    expect(filesIn(cwd)).toEqual(['essay.epub', 'essay.pdf'])
    expect(filesIn(elsewhere)).toEqual(['texts/essay.md'])
    expect(read(cwd, 'essay.pdf').subarray(0, 5).toString()).toBe('%PDF-')
  })
})

describe('a fault of our own', () => {
  const sabotage = (code: string) => ({
    NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(code)}"`,
  })
  const oneLine = ({ stderr }: Ran) => {
    expect(stderr).not.toMatch(/^\s+at /m)
    return stderr.split('\n').filter(line => line !== '')
  }

  test('is said on one line with the article that was being built; the others are built', async () => {
    const cwd = userFolder(plainProject({ a: 'One.', b: 'Two.', c: 'Three.' }))
    const code = `const one = String.prototype.normalize
      String.prototype.normalize = function (...form) {
        if (this.includes('Two.')) throw new Error('boom')
        return one.apply(this, form)
      }`
    const ran = await runColophon(['build', '--only', 'pdf'], { cwd, env: sabotage(code) })
    expect(oneLine(ran)).toEqual([
      "content/b.md:1: error: A fault of colophon's own stopped it here: boom. The text need not be wrong. " +
        'Please report it with this file and the version of colophon. [own-fault]',
      '1 error',
    ])
    expect(ran.status).toBe(1)
    expect(filesIn(`${cwd}/dist`)).toEqual(['a.pdf', 'c.pdf'])
  })

  test('is said on one line outside of any article too', async () => {
    const code = "process.cwd = () => { throw new Error('no folder') }"
    const ran = await runColophon(['build', 'x.md'], { cwd: userFolder({}), env: sabotage(code) })
    expect(oneLine(ran)).toEqual([
      "error: A fault of colophon's own stopped `colophon build x.md`: no folder. Please report it. [own-fault]",
    ])
    expect(ran.status).toBe(1)
  })
})

test('a large image is refused, and let in by `--megapixels`', async () => {
  const cwd = userFolder({ 'a.md': '# Sea\n\n![Sea](sea.jpg)\n', 'sea.jpg': jpegHead(12_000, 10_000) })
  const refused = await runColophon(['check', 'a.md'], { cwd })
  expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining('--megapixels 120')])
  const admitted = await runColophon(['check', 'a.md', '--megapixels', '120'], { cwd })
  expect([admitted.status, admitted.stderr]).toEqual([0, expect.stringContaining('[image-large]')])
})
