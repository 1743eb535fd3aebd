/** Languages that put the family name first, or where a name has no family name to sort by. */
const familyFirst = new Set(['hu', 'ja', 'ko', 'vi', 'zh', 'km', 'mn', 'is', 'my', 'ta'])

/** Words that show a body and not a person. */
const bodies =
  /^(?:agency|alliance|archiv(?:es?)?|arts?|association|books?|bureau|centre|center|club|coalition|collective|college|commission|committee|company|council|department|directorate|editors?|film|films|forum|foundation|fund|gmbh|group|inc|initiative|institut|institute|international|journal|lab|labs|league|library|ltd|media|ministry|museum|network|news|office|organi[sz]ation|partners?|police|press|project|publishing|research|review|school|services?|society|staff|studio|studios|team|times|trust|union|university|verlag|verein|watch|works|the|a|an|der|die|das|le|la|les|el|los|il)\.?$/i

/**
 * The form that a library sorts by (`Lovelace, Ada`), where it can be told from the name alone: one given name, perhaps
 * initials, one family name, in letters that have capitals. Undefined where it would be a guess.
 */
export function sortNameOf(author: string, language: string): string | undefined {
  const words = author.trim().split(/\s+/)
  const [given, family] = [words[0] ?? '', words.at(-1) ?? '']
  const between = words.slice(1, -1)
  const isName = (word: string) => /^\p{Lu}[\p{Ll}\p{M}'’]+(?:[-'’]\p{Lu}[\p{Ll}\p{M}'’]+)*$/u.test(word)
  const isInitial = (word: string) => /^\p{Lu}\.$/u.test(word)
  if (words.length < 2 || familyFirst.has(language.split('-')[0]!.toLowerCase())) return undefined
  if (!(isName(given) || isInitial(given)) || !isName(family) || !between.every(isInitial)) return undefined
  if (words.some(word => bodies.test(word))) return undefined
  return `${family}, ${[given, ...between].join(' ')}`
}
