/** The formula of `:nth-child()` and its kin: every `step`th from `offset` on, counted from 1 (Syntax 3, section 6). */
export interface Nth {
  readonly step: number
  readonly offset: number
}

/** `odd`, `even`, `3`, `2n+1`, `-n + 4`; undefined for anything else. */
export function parseNth(text: string): Nth | undefined {
  const formula = text.toLowerCase().replace(/\s+/g, '')
  if (formula === 'odd') return { step: 2, offset: 1 }
  if (formula === 'even') return { step: 2, offset: 0 }
  if (/^[+-]?\d+$/.test(formula)) return { step: 0, offset: Number(formula) }
  const [, sign, step, offset] = /^([+-]?)(\d*)n([+-]\d+)?$/.exec(formula) ?? []
  if (sign === undefined) return undefined
  return { step: (sign === '-' ? -1 : 1) * (step === '' ? 1 : Number(step)), offset: Number(offset ?? 0) }
}

export function isNth(position: number, { step, offset }: Nth): boolean {
  const beyond = position - offset
  return step === 0 ? beyond === 0 : beyond % step === 0 && beyond / step >= 0
}
