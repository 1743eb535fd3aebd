/** What a content stream paints: each painting operator with the sequences of marked content round it, outermost first. */
export interface Painted {
  readonly operator: string
  readonly marks: readonly string[]
}

const painting = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'sh', 'Do', 'Tj', 'TJ', "'", '"'])

/** Throws where marked content and text objects are not nested in each other (ISO 32000-1, 14.6.1). */
export function paintedOperators(content: string): readonly Painted[] {
  const open: string[] = []
  const found: Painted[] = []
  for (const token of content.match(/\/\w+ <<.*?>> BDC|\[.*?\]TJ|<.*?>|[^\s[\]<>]+/g) ?? []) {
    if (token.endsWith(' BDC') || token === 'BT') open.push(token)
    else if (token === 'EMC' || token === 'ET') {
      const begun = open.pop()
      if ((token === 'ET') !== (begun === 'BT')) throw new Error(`${token} ends ${begun}`)
    } else {
      const operator = token.endsWith(']TJ') ? 'TJ' : token
      if (painting.has(operator)) found.push({ operator, marks: open.filter(each => each !== 'BT') })
    }
  }
  if (open.length > 0) throw new Error(`never ended: ${open.join(' ')}`)
  return found
}
