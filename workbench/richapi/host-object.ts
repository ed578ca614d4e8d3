import type { Args } from './args.ts'

export interface Property<T> {
  readonly get: (of: T) => unknown
  readonly set?: (of: T, value: unknown) => void
}

/** What an event of a class is called in office.js' message (its number) and whom it is about. */
export interface EventSource<T> {
  /** "DataChangedEvent" → 10: the part after `_Register`. */
  readonly types: Readonly<Record<string, number>>
  readonly targetId: (of: T) => string
}

/**
 * One class of Excel's object model: all its members by their names on the wire (PascalCase). Nothing outside these tables can be
 * reached by a request.
 */
export interface HostClass<T> {
  readonly type: string
  readonly properties: Readonly<Record<string, Property<T>>>
  /** Properties that are objects; null is a null object. */
  readonly navigation: Readonly<Record<string, (of: T) => HostObject | null>>
  readonly methods: Readonly<Record<string, (of: T, args: Args) => unknown>>
  /** Given for collections: the items in order. */
  readonly items?: (of: T) => readonly HostObject[]
  /** How the object is found again: { Id } or { _Id }. */
  readonly identity?: (of: T) => Readonly<Record<string, string | number>>
  readonly events?: EventSource<T>
}

/** An object of a request: a class and what it stands for. */
export interface HostObject {
  readonly kind: HostClass<never>
  readonly target: unknown
  readonly members: Members
}

/** The members of one object, bound to it. */
export interface Members {
  readonly property: (name: string) => { get: () => unknown; set: ((value: unknown) => void) | null } | null
  readonly navigation: (name: string) => (() => HostObject | null) | null
  readonly method: (name: string) => ((args: Args) => unknown) | null
  readonly items: (() => readonly HostObject[]) | null
  readonly identity: () => Readonly<Record<string, string | number>>
  readonly event: (name: string) => { type: number; targetId: string } | null
}

/** Makes `target` an object of class `kind`. */
export function hostObject<T>(kind: HostClass<T>, target: T): HostObject {
  const { items } = kind
  return {
    kind: kind as HostClass<never>,
    target,
    members: {
      property: (name) => {
        const found = own(kind.properties, name)
        if (!found) return null
        const { get, set } = found
        return { get: () => get(target), set: set ? (value) => { set(target, value) } : null }
      },
      navigation: (name) => {
        const found = own(kind.navigation, name)
        return found ? () => found(target) : null
      },
      method: (name) => {
        const found = own(kind.methods, name)
        return found ? (args) => found(target, args) : null
      },
      items: items ? () => items(target) : null,
      identity: () => kind.identity?.(target) ?? {},
      event: (name) => {
        const type = kind.events && own(kind.events.types, name)
        return kind.events && type !== undefined ? { type, targetId: kind.events.targetId(target) } : null
      },
    },
  }
}

/** The target when the object is of that class, else null. */
export function targetOf<T>(kind: HostClass<T>, value: unknown): T | null {
  return isHostObject(value) && (value.kind as HostClass<unknown>) === (kind as HostClass<unknown>) ? (value.target as T) : null
}

export function isHostObject(value: unknown): value is HostObject {
  return typeof value === 'object' && value !== null && 'kind' in value && 'members' in value
}

/** Only what the table itself holds: a request cannot reach `constructor` and the like. */
function own<V>(table: Readonly<Record<string, V>>, name: string): V | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}
