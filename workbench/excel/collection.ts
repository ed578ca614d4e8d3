import { hostObject, type HostClass, type HostObject } from '../richapi/host-object.ts'
import { invalidArgument, itemNotFound } from '../richapi/rich-error.ts'
import type { Args } from '../richapi/args.ts'

export interface CollectionParts<T, I> {
  readonly type: string
  readonly list: (of: T) => readonly I[]
  readonly make: (item: I, of: T) => HostObject
  /** What an item may be asked for by: its id, its name. */
  readonly keys: (item: I, of: T) => readonly (string | number)[]
}

/** The members every collection of Excel has: count, getCount, getItem, getItemOrNullObject, getItemAt, items. */
export function collection<T, I>(parts: CollectionParts<T, I>, more: Partial<HostClass<T>> = {}): HostClass<T> {
  const { type, list, make, keys } = parts
  const find = (of: T, args: Args): HostObject | null => {
    const wanted = args.text(0).toLowerCase()
    const item = list(of).find((candidate) => keys(candidate, of).some((key) => String(key).toLowerCase() === wanted))
    return item === undefined ? null : make(item, of)
  }
  return {
    type,
    properties: { Count: { get: (of) => list(of).length }, ...more.properties },
    navigation: more.navigation ?? {},
    methods: {
      GetCount: (of) => list(of).length,
      GetItem: (of, args) => {
        const found = find(of, args)
        if (!found) throw itemNotFound()
        return found
      },
      GetItemOrNullObject: find,
      GetItemAt: (of, args) => {
        const item = list(of)[args.integer(0)]
        if (item === undefined) throw invalidArgument()
        return make(item, of)
      },
      ...more.methods,
    },
    items: (of) => list(of).map((item) => make(item, of)),
    ...(more.identity ? { identity: more.identity } : {}),
    ...(more.events ? { events: more.events } : {}),
  }
}

/** A class whose plain properties are only kept as written, in `store`. Guess: real Excel checks them. */
export function storedObject(type: string, names: readonly string[], store: Map<string, unknown>, more: Partial<HostClass<Map<string, unknown>>> = {}): HostObject {
  const properties = Object.fromEntries(
    names.map((name) => [
      name,
      {
        get: (of: Map<string, unknown>) => of.get(name) ?? null,
        set: (of: Map<string, unknown>, value: unknown) => {
          of.set(name, value)
        },
      },
    ]),
  )
  return hostObject({ type, properties, navigation: {}, methods: {}, ...more }, store)
}
