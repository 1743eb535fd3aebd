const words = (text: string) => new Set(text.split(/\s+/))

/** Elements of HTML that hold text or stand in it (HTML, section 4). */
export const textElements = words(`
  a abbr address article aside b bdi bdo blockquote br caption center cite code col colgroup data dd del details dfn div dl dt em
  figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark menu nav ol p pre q rp rt ruby s samp
  section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr`)

/** Marks of ours, which only what Markdown gives may hold. */
export const markElements = words('x-mention x-note x-cite x-cite-item')

/** Elements that are nothing without what they run, load or send; the rest of the unknown ones leave their content behind. */
export const emptyHandedElements = words(`
  applet audio base button canvas datalist embed frame frameset head iframe input link map area meta meter noembed noframes
  noscript object option optgroup param picture portal progress script select source style template textarea title track video
  x-dropped`)

/** Elements of SVG and MathML that draw and neither run, load nor move (SVG 2; MathML Core), in both spellings of case. */
export const drawingElements = words(`
  svg circle clipPath clippath defs desc ellipse feBlend feblend feColorMatrix fecolormatrix feGaussianBlur fegaussianblur feOffset
  feoffset filter g line linearGradient lineargradient marker mask metadata path pattern polygon polyline radialGradient
  radialgradient rect stop switch symbol text textPath textpath title tspan use view
  math annotation maction menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms
  mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics`)

const everywhere = words('id class lang dir title role hidden translate epub:type xml:lang')

const onElements: Readonly<Record<string, ReadonlySet<string>>> = {
  a: words('href hreflang rel'),
  blockquote: words('cite'),
  col: words('span'),
  colgroup: words('span'),
  data: words('value'),
  del: words('cite datetime'),
  details: words('open'),
  img: words('src alt width height'),
  ins: words('cite datetime'),
  li: words('value'),
  ol: words('start reversed type'),
  q: words('cite'),
  td: words('colspan rowspan headers'),
  th: words('colspan rowspan headers scope abbr'),
  time: words('datetime'),
  'x-mention': words('person'),
  'x-note': words('ref'),
  'x-cite': words('form source'),
  'x-cite-item': words('key prefix label locator suffix suppress-author'),
}

/** Whether an attribute may stand on an HTML element (HTML, section 3.2.6, without what acts or styles). */
export function isTextAttribute(element: string, attribute: string): boolean {
  return (
    everywhere.has(attribute) ||
    /^(?:aria|data)-/.test(attribute) ||
    (onElements[element]?.has(attribute) ?? false)
  )
}
