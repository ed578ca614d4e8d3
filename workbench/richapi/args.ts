import { isHostObject, targetOf, type HostClass } from './host-object.ts'
import { invalidArgument } from './rich-error.ts'

/** The arguments of a call. Each reader throws InvalidArgument when the argument is not of that kind. */
export class Args {
  readonly #values: readonly unknown[]

  constructor(values: readonly unknown[]) {
    this.#values = values
  }

  raw(at: number): unknown {
    return this.#values[at]
  }

  has(at: number): boolean {
    const value = this.#values[at]
    return value !== undefined && value !== null
  }

  text(at: number): string {
    const value = this.#values[at]
    if (typeof value === 'string') return value
    if (typeof value === 'number') return String(value)
    throw invalidArgument()
  }

  textOr(at: number, otherwise: string): string {
    return this.has(at) ? this.text(at) : otherwise
  }

  integer(at: number): number {
    const value = this.#values[at]
    if (typeof value === 'number' && Number.isInteger(value)) return value
    throw invalidArgument()
  }

  integerOr(at: number, otherwise: number): number {
    return this.has(at) ? this.integer(at) : otherwise
  }

  flag(at: number, otherwise = false): boolean {
    const value = this.#values[at]
    if (value === undefined || value === null) return otherwise
    if (typeof value === 'boolean') return value
    throw invalidArgument()
  }

  /** A plain JSON object, {} when it is left out. */
  plain(at: number): Readonly<Record<string, unknown>> {
    return plainObject(this.#values[at] ?? {})
  }

  list(at: number): readonly unknown[] {
    const value = this.#values[at]
    if (Array.isArray(value)) return value
    throw invalidArgument()
  }

  /** The target of a proxy of that class; null when something else was given. */
  object<T>(at: number, kind: HostClass<T>): T | null {
    return targetOf(kind, this.#values[at])
  }
}

/** A plain JSON object. @throws RichError InvalidArgument */
export function plainObject(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isHostObject(value)) throw invalidArgument()
  return Object.fromEntries(Object.entries(value))
}
