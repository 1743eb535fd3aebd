import type { CounterChange } from '../../style/computedStyle.js'

/** Counters in scope, innermost last (CSS Lists 3, section 4). `page` and `pages` are not among them: pages count themselves. */
export interface Counters {
  /** Applies what an element says, before its children and its `::before`. */
  reset(changes: readonly CounterChange[]): void
  increment(changes: readonly CounterChange[]): void
  set(changes: readonly CounterChange[]): void
  /** Counters made between `open` and `close` are gone after it: called round an element's children. */
  open(): void
  close(): void
  /** The innermost value, or 0. */
  value(name: string): number
  /** All values, outermost first. */
  values(name: string): readonly number[]
  /** The state as text: two parts set under the same one look alike. */
  key(): string
  /** Goes back, or on, to a state that `key` gave outside all elements. */
  restore(key: string): void
}

/** Counters at the start of a document: notes are counted through all of it, as if the root had reset their counter. */
export function createCounters(): Counters {
  const stacks = new Map<string, number[]>([['footnote', [0]]])
  const scopes: Set<string>[] = [new Set(['footnote'])]

  const instantiate = (name: string, value: number) => {
    const scope = scopes.at(-1)!
    const stack = stacks.get(name) ?? []
    stacks.set(name, stack)
    if (scope.has(name)) stack[stack.length - 1] = value
    else stack.push(value)
    scope.add(name)
  }
  const change = (name: string, next: (value: number) => number) => {
    const stack = stacks.get(name)
    if (stack === undefined || stack.length === 0) instantiate(name, next(0))
    else stack[stack.length - 1] = next(stack.at(-1)!)
  }
  return {
    reset: changes => {
      for (const { name, value } of changes) instantiate(name, value)
    },
    increment: changes => {
      for (const { name, value } of changes) change(name, old => old + value)
    },
    set: changes => {
      for (const { name, value } of changes) change(name, () => value)
    },
    open: () => {
      scopes.push(new Set())
    },
    close: () => {
      for (const name of scopes.pop() ?? []) stacks.get(name)?.pop()
    },
    value: name => stacks.get(name)?.at(-1) ?? 0,
    values: name => [...(stacks.get(name) ?? [])],
    restore: key => {
      stacks.clear()
      for (const [name, stack] of JSON.parse(key) as [string, number[]][]) {
        stacks.set(name, stack)
        scopes[0]!.add(name)
      }
    },
    key: () => JSON.stringify([...stacks].filter(([, stack]) => stack.length > 0).sort(byName)),
  }
}

function byName([a]: [string, number[]], [b]: [string, number[]]): number {
  return a < b ? -1 : 1
}
