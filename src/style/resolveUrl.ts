/** Where a URL in a style sheet leads: a path from the project's root, or `npm:…` and `colophon:…` as written. */
export function resolveUrl(url: string, from: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(url)) return url
  const [, scheme, folder] = /^((?:npm|colophon):)?(.*?)[^/]*$/.exec(from) as unknown as [
    string,
    string | undefined,
    string,
  ]
  const path = decode(url.replace(/[?#].*$/s, ''))
  const parts = path.startsWith('/') ? path.slice(1) : `${folder}${path}`
  return `${scheme ?? ''}${normalised(parts)}`
}

/** `..` that climbs beyond the root is kept, so that whoever opens the file can refuse it. */
function normalised(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else parts.push(part)
  }
  return parts.join('/')
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
