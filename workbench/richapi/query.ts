import type { HostObject } from './host-object.ts'
import { apiNotFound } from './rich-error.ts'
import type { QueryInfo } from './request.ts'

export type Casing = (name: string) => string
export const pascal: Casing = (name) => name.slice(0, 1).toUpperCase() + name.slice(1)
export const camel: Casing = (name) => name.slice(0, 1).toLowerCase() + name.slice(1)

export interface QueryContext {
  /** Called before each member is read: refuses members above the declared sets and remembers where we are. */
  readonly enter: (object: HostObject, member: string) => void
  /** What `load()` without a selection brings. */
  readonly allScalars: (object: HostObject) => readonly string[]
  readonly identityOf: (object: HostObject) => Readonly<Record<string, unknown>>
  /** PascalCase for load; camelCase and `items` for retrieve. */
  readonly casing: Casing
}

type Path = readonly string[]

/** The answer to load (or retrieve): the selected properties, nested objects, and `_Items` of collections. */
export function query(object: HostObject, info: QueryInfo, context: QueryContext): Record<string, unknown> {
  const select = info.Select?.length ? info.Select : ['*']
  const paths = [...select, ...(info.Expand ?? [])].map((path) => path.split(/[/.]/).map((part) => part.trim()))
  return project(object, paths, context, { skip: info.Skip ?? 0, top: info.Top ?? null })
}

interface Page {
  readonly skip: number
  readonly top: number | null
}

function project(object: HostObject, paths: readonly Path[], context: QueryContext, page: Page): Record<string, unknown> {
  return object.members.items ? projectCollection(object, object.members.items, paths, context, page) : projectObject(object, paths, context)
}

function projectCollection(
  object: HostObject,
  items: () => readonly HostObject[],
  paths: readonly Path[],
  context: QueryContext,
  page: Page,
): Record<string, unknown> {
  const isOwn = (path: Path): boolean => path.length === 1 && object.members.property(pascal(path[0] ?? '')) !== null
  const ofItems = paths.filter((path) => !isOwn(path)).map((path) => (path[0] === 'items' && path.length > 1 ? path.slice(1) : path))
  const result: Record<string, unknown> = {}
  for (const path of paths.filter(isOwn)) read(object, pascal(path[0] ?? ''), context, result)
  if (ofItems.length === 0) return result
  const wanted = items().slice(page.skip, page.top === null ? undefined : page.skip + page.top)
  const key = context.casing === camel ? 'items' : '_Items'
  result[key] = wanted.map((item, i) => {
    const answer = project(item, ofItems, context, { skip: 0, top: null })
    const hasId = 'Id' in answer || 'id' in answer || '_Id' in answer
    return hasId ? answer : { ...answer, _Index: page.skip + i }
  })
  return result
}

function projectObject(object: HostObject, paths: readonly Path[], context: QueryContext): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  const nested = new Map<string, Path[]>()
  for (const [first = '*', ...rest] of paths) {
    const name = pascal(first)
    if (first === '*') for (const scalar of context.allScalars(object)) read(object, scalar, context, result)
    else if (object.members.navigation(name)) nested.set(name, [...(nested.get(name) ?? []), rest.length > 0 ? rest : ['*']])
    else if (name !== 'IsNullObject') read(object, name, context, result)
  }
  for (const [name, ofNested] of nested) {
    context.enter(object, name)
    const found = object.members.navigation(name)?.() ?? null
    result[context.casing(name)] = found && project(found, ofNested, context, { skip: 0, top: null })
  }
  for (const [key, value] of Object.entries(context.identityOf(object))) result[key.startsWith('_') ? key : context.casing(key)] = value
  return result
}

function read(object: HostObject, name: string, context: QueryContext, into: Record<string, unknown>): void {
  context.enter(object, name)
  const property = object.members.property(name)
  if (!property) throw apiNotFound(`${object.kind.type}.${camel(name)}`)
  into[name.startsWith('_') ? name : context.casing(name)] = property.get()
}
