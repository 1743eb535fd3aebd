import { describe, expect, test } from 'vitest'
import { gifHead, jpegHead, pngHead, webpHead } from '../kit/imageBytes.js'
import { codesOf, readArticle, readBody } from '../kit/readArticle.js'

const factsOf = (bytes: Uint8Array | string) => {
  const { manuscript, said } = readBody('![a](x)', { 'content/x': bytes })
  const [asset] = manuscript.assets
  return asset === undefined ? said : [asset.mediaType, asset.width, asset.height, asset.orientation]
}

describe('kind, size and orientation come from the bytes', () => {
  test.each([
    ['PNG', pngHead(300, 200), ['image/png', 300, 200, 1]],
    ['GIF', gifHead(30, 20), ['image/gif', 30, 20, 1]],
    ['WebP', webpHead(300, 200, 1), ['image/webp', 300, 200, 1]],
    ['a turned WebP', webpHead(200, 300, 6), ['image/webp', 300, 200, 6]],
    ['JPEG without EXIF', jpegHead(300, 200), ['image/jpeg', 300, 200, 1]],
    [
      'SVG with a size',
      '<?xml version="1.0"?><svg width="72pt" height="1in"/>',
      ['image/svg+xml', 96, 96, 1],
    ],
    ['SVG with a viewBox', '<svg viewBox="0 0 30 20"/>', ['image/svg+xml', 30, 20, 1]],
    ['SVG without a size', '<svg width="100%"></svg>', ['image/svg+xml', 0, 0, 1]],
  ])('%s', (_, bytes, facts) => {
    expect(factsOf(bytes)).toEqual(facts)
  })

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('a JPEG of orientation %i stands upright', orientation => {
    const isTurned = orientation >= 5
    const stored = isTurned ? jpegHead(200, 300, orientation) : jpegHead(300, 200, orientation)
    expect(factsOf(stored)).toEqual(['image/jpeg', 300, 200, orientation])
  })

  test.each([
    ['text', 'Not an image', /not of a kind that is known/],
    ['nothing', '', /not of a kind that is known/],
    ['a PNG cut short', pngHead(3, 2).subarray(0, 20), /not of a kind that is known/],
    ['a JPEG cut short', jpegHead(3, 2, 1).subarray(0, 30), /not of a kind that is known/],
    ['an empty PNG', pngHead(0, 0), /no size/],
    ['a small file that unpacks to gigabytes', pngHead(20_000, 20_000), /20000 × 20000 pixels/],
    [
      'SVG with an entity',
      '<!DOCTYPE svg [<!ENTITY leak SYSTEM "file:///etc/hostname">]><svg>&leak;</svg>',
      /entities/,
    ],
    ['SVG with code', '<svg><script>x</script></svg>', /code/],
    [
      'SVG with a style sheet elsewhere',
      '<?xml-stylesheet href="http://e.org/x.css"?><svg width="1" height="1"/>',
      /other files/,
    ],
    ['SVG that imports', '<svg><style>@import "http://e.org/x.css"</style></svg>', /other files/],
    ['SVG whose link acts', '<svg><a href="javascript:x"><text>x</text></a></svg>', /code/],
    [
      'SVG in an encoding that hides code',
      '<?xml version="1.0" encoding="UTF-7"?><svg>+ADw-script+AD4-</svg>',
      /UTF-8/,
    ],
    ['SVG that acts', '<svg onload="x"/>', /code/],
    ['SVG that leads elsewhere', '<svg><image href="http://e.org/x.png"/></svg>', /other files/],
  ])('%s is refused with file and line', (_, bytes, words) => {
    const { manuscript, said } = readBody('![a](x)', { 'content/x': bytes })
    expect(manuscript.assets).toEqual([])
    expect(codesOf(said)).toEqual(['6:1 image-unsupported'])
    expect(said[0]).toMatch(words)
  })

  test('a photo of 50 megapixels passes', () => {
    expect(factsOf(jpegHead(8660, 5774))).toEqual(['image/jpeg', 8660, 5774, 1])
  })

  test('an SVG loses its DOCTYPE', () => {
    const svg =
      '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd"><svg width="1" height="1"/>'
    const { manuscript } = readBody('![a](x)', { 'content/x': svg })
    expect(new TextDecoder().decode(manuscript.assets[0]!.bytes)).toBe('<svg width="1" height="1"/>')
  })
})

const png = pngHead(3, 2)

describe('PPL-G6: an image file with a decomposed name called in composed form', () => {
  test('is found, and its asset has the composed name', () => {
    const { manuscript, html, said } = readBody('![a](Zo\u00eb.png)', { 'content/Zoe\u0308.png': png })
    expect(said).toEqual([])
    expect(manuscript.assets.map(asset => asset.name)).toEqual(['content/Zo\u00eb.png'])
    expect(html).toContain('src="content/Zo\u00eb.png"')
  })
})

describe('EPUB-G3: file names with spaces, other scripts, percent and hash', () => {
  test.each(['my map.png', '100%.png', 'a#b.png', 'été.png', '海.png', "it's (1).png"])(
    '%s is found as it is typed',
    name => {
      const { manuscript, said } = readBody(`![a](<${name}>)`, { [`content/${name}`]: png })
      expect(said).toEqual([])
      expect(manuscript.assets.map(asset => asset.name)).toEqual([`content/${name}`])
    },
  )

  test('names that differ in case are two files', () => {
    const { manuscript } = readBody('![a](Map.png) ![b](map.png)', {
      'content/Map.png': png,
      'content/map.png': gifHead(1, 1),
    })
    expect(manuscript.assets.map(({ name, mediaType }) => [name, mediaType])).toEqual([
      ['content/Map.png', 'image/png'],
      ['content/map.png', 'image/gif'],
    ])
  })
})

describe('SEC-G2: image paths that leave the project', () => {
  test.each([
    '../../secret.png',
    '/etc/hostname',
    'file:///etc/hostname',
    '%2e%2e/../secret.png',
    '..%5c..%5csecret.png',
  ])('%s', path => {
    const { manuscript, said, html } = readBody(`Text.\n\n![secret](${path})`)
    expect(codesOf(said)).toEqual(['8:1 unsafe-path'])
    expect(manuscript.assets).toEqual([])
    expect(html).not.toContain('<img')
  })

  test('an image beside the content folder works', () => {
    const { manuscript, said } = readBody('![a](../images/ok.png)', { 'images/ok.png': png })
    expect(said).toEqual([])
    expect(manuscript.assets.map(asset => asset.name)).toEqual(['images/ok.png'])
  })
})

test('an image from elsewhere is not loaded, and one that is missing gives way to its text', () => {
  const { said, html } = readBody(
    '![a](https://e.org/x.png)\n\n![b](data:image/png;base64,AAAA)\n\nIn ![c](no.png) text',
  )
  expect(codesOf(said)).toEqual(['6:1 image-unsupported', '8:1 image-unsupported', '10:4 image-missing'])
  expect(html).toBe('<p>a</p><p>b</p><p>In c text</p>')
})

test('an image that is named twice is one asset', () => {
  const { manuscript } = readBody('![a](x.png) ![b](./x.png) ![c](../content/x.png)', {
    'content/x.png': png,
  })
  expect(manuscript.assets).toHaveLength(1)
})

describe('PDF-G7: alternative text', () => {
  test('an image without one is named; a space says that it only decorates', () => {
    const { said, html } = readBody('![](x.png)\n\n![ ](x.png)', { 'content/x.png': png })
    expect(codesOf(said)).toEqual(['6:1 image-alt-missing'])
    expect(html).toContain('alt=""')
  })

  test('quotation marks, line ends and other scripts stay in it', () => {
    const { html } = readBody('![Chart "A" (50 %)\nsecond *line* 图](x.png)', { 'content/x.png': png })
    expect(html).toContain('alt="Chart &quot;A&quot; (50 %)&#10;second line 图"')
  })
})

describe('figures', () => {
  test('an image alone in its paragraph is one, with its title as caption and its attributes', () => {
    const { html } = readBody('![Gull](x.png "A *gull*: <b> & co., see [@a]"){#f .wide width=40}', {
      'content/x.png': png,
    })
    expect(html).toBe(
      '<figure id="f" class="wide"><img alt="Gull" src="content/x.png" width="40"/>' +
        '<figcaption>A <em>gull</em>: &lt;b&gt; &amp; co., see <x-cite form="bracketed" source="[@a]"><x-cite-item key="a"></x-cite-item></x-cite></figcaption></figure>',
    )
  })

  test('an image in a line of text, or in a link, is none', () => {
    const { html } = readBody('A ![g](x.png).\n\n[![g](x.png)](u)', { 'content/x.png': png })
    expect(html).not.toContain('<figure')
  })
})

test('images in bios and remarks count from the file that names them', () => {
  const { manuscript, said } = readArticle({
    'content/a.md': '---\ntitle: T\npublisher: P\ndate: 2021\n---\n',
    'content/people.yaml': '- id: p\n  display: P\n  bio: "![a](x.png) and ![b](no.png)"\n',
    'content/x.png': png,
  })
  expect(manuscript.assets.map(asset => asset.name)).toEqual(['content/x.png'])
  expect(said).toHaveLength(1)
  expect(said[0]).toMatch(/^content\/people\.yaml:3:\d+: error: The image content\/no\.png is not there/)
})
