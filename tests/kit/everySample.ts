import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'

/**
 * Tests of what holds for whatever an arbitrary gives. Making something of a value is what takes time: it is done once for all
 * checks. The value with which a check fails is then shrunk for that check alone.
 */
export function testEverySample<T, M>(
  { arbitrary, make, ...parameters }: Samples<T, M>,
  checks: Readonly<Record<string, (made: M) => void>>,
): void {
  const failed = new Map<string, unknown>()
  let seen = 0

  beforeAll(() => {
    for (const value of fc.sample(arbitrary, parameters)) {
      const made = make(value)
      seen++
      for (const [name, check] of Object.entries(checks)) {
        if (failed.has(name)) continue
        try {
          check(made)
        } catch (error) {
          failed.set(name, error)
        }
      }
    }
  }, 900_000)

  test.each(Object.entries(checks))('%s', (name, check) => {
    expect(seen).toBe(parameters.numRuns)
    if (!failed.has(name)) return
    fc.assert(
      fc.property(arbitrary, value => check(make(value))),
      parameters,
    )
    throw failed.get(name)
  })
}

export interface Samples<T, M> {
  readonly arbitrary: fc.Arbitrary<T>
  readonly make: (value: T) => M
  readonly seed: number
  readonly numRuns: number
}
