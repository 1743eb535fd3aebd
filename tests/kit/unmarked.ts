/** What a page paints, without the operators that say what it is part of; spans of text for copying stay. */
export function unmarked(content: string): string {
  const open: boolean[] = []
  return content
    .split('\n')
    .filter(line => {
      if (line.endsWith(' BDC')) {
        open.push(/^\/Artifact |\/MCID /.test(line))
        return !open.at(-1)
      }
      return line !== 'EMC' || !open.pop()
    })
    .join('\n')
}
