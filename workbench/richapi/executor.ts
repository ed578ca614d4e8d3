import { covers, type Requirements } from '../meta/requirements.ts'
import type { OfficeMeta } from '../meta/office-meta.ts'
import { Args } from './args.ts'
import { isHostObject, type HostObject } from './host-object.ts'
import { camel, pascal, query, type Casing, type QueryContext } from './query.ts'
import { References } from './references.ts'
import { requestBody, type Action, type ArgumentInfo, type QueryInfo, type RequestBody, type ResponseBody } from './request.ts'
import { RichError, apiNotFound, itemNotFound } from './rich-error.ts'

export interface ExecutorOptions {
  /** The global object of every request: the workbook. */
  readonly root: HostObject
  /** Objects a request may make by type name (`new Microsoft.InternalService…`). */
  readonly services?: Readonly<Record<string, HostObject>>
  readonly meta: OfficeMeta
  readonly requirements: Requirements
  /** Event (un)registrations of `_Register…Event` methods. */
  readonly onEvent?: (change: { type: number; targetId: string; on: boolean }) => void
  /** Turns an error of the model into one for the add-in; null for a fault of ours. */
  readonly translate?: (error: unknown) => RichError | null
  /** Hears of faults: errors nobody expected. The add-in sees GeneralException. */
  readonly onFault?: (error: unknown) => void
  /** Hears of every member an add-in asked for that this host does not have. */
  readonly onUnknown?: (member: string) => void
}

const ACTION = { instantiate: 1, query: 2, method: 3, setProperty: 4, trace: 5, recursiveQuery: 6, queryAsJson: 7, ensureUnchanged: 8, update: 9 } as const

/**
 * Executes request bodies of office.js, knowing nothing of Excel. Actions run in order; the first failure ends the request, and what was
 * done before stays, as in Excel.
 */
export class Executor {
  readonly references = new References()
  readonly #options: ExecutorOptions

  constructor(options: ExecutorOptions) {
    this.#options = options
  }

  /** @throws ZodError when the body is none of office.js' making */
  execute(body: unknown): ResponseBody {
    return new Run(requestBody.parse(body), this.#options, this.references).answer()
  }
}

/** One request: paths are worked out once, at their first use. */
class Run {
  readonly #body: RequestBody
  readonly #options: ExecutorOptions
  readonly #references: References
  readonly #objects = new Map<number, HostObject | null>()
  #where = ''

  constructor(body: RequestBody, options: ExecutorOptions, references: References) {
    this.#body = body
    this.#options = options
    this.#references = references
  }

  answer(): ResponseBody {
    const response: ResponseBody = { Results: [], TraceIds: [] }
    for (const [index, action] of this.#body.Actions.entries()) {
      this.#where = ''
      try {
        const value = this.#perform(action, response)
        if (value !== undefined) response.Results.push({ ActionId: action.Id, Value: value })
      } catch (thrown) {
        const error = this.#richError(thrown)
        response.Error = {
          Code: error.code,
          Message: error.message,
          HttpStatusCode: error.status,
          Location: error.location ?? this.#where,
          ActionIndex: index,
        }
        break
      }
    }
    return response
  }

  #richError(thrown: unknown): RichError {
    if (thrown instanceof RichError) {
      if (thrown.code === 'ApiNotFound') this.#options.onUnknown?.(thrown.location ?? this.#where)
      return thrown
    }
    const translated = this.#options.translate?.(thrown) ?? null
    if (translated) return translated
    this.#options.onFault?.(thrown)
    return new RichError('GeneralException', 'There was an internal error while processing the request.', 500)
  }

  /** The value of the action's result; undefined for actions without one. */
  #perform(action: Action, response: ResponseBody): unknown {
    if (action.ActionType === ACTION.trace) {
      response.TraceIds.push(action.Id)
      return null
    }
    const object = this.#resolve(action.ObjectPathId ?? -1)
    switch (action.ActionType) {
      case ACTION.instantiate:
        return object && this.#identity(object)
      case ACTION.query:
        return object && this.#query(object, action.QueryInfo ?? {}, pascal)
      case ACTION.queryAsJson:
        return object && this.#query(object, action.QueryInfo ?? {}, camel)
      case ACTION.recursiveQuery:
        return object && this.#query(object, action.QueryInfo ?? {}, pascal)
      case ACTION.method:
        return this.#plain(this.#call(object, action.Name ?? '', action.ArgumentInfo))
      case ACTION.setProperty:
        this.#set(object, action.Name ?? '', this.#arguments(action.ArgumentInfo)[0])
        return undefined
      case ACTION.update:
        for (const [name, value] of Object.entries(action.ObjectState ?? {})) this.#set(object, pascal(name), value)
        return undefined
      case ACTION.ensureUnchanged:
        this.#ensureUnchanged(object, action.ObjectState ?? {})
        return undefined
      default:
        throw apiNotFound(`ActionType ${action.ActionType}`)
    }
  }

  #resolve(id: number): HostObject | null {
    const known = this.#objects.get(id)
    if (known !== undefined) return known
    const object = this.#evaluate(id)
    this.#objects.set(id, object)
    return object
  }

  #evaluate(id: number): HostObject | null {
    const path = this.#body.ObjectPaths[String(id)]
    if (!path) throw new RichError('InvalidObjectPath', `The object path ${id} isn't in the request.`)
    const name = path.Name ?? ''
    const parent = (): HostObject | null => this.#resolve(path.ParentObjectPathId ?? -1)
    switch (path.ObjectPathType) {
      case 1:
        return this.#options.root
      case 2: {
        const service = this.#options.services?.[name]
        if (!service) throw apiNotFound(`new ${name}`)
        return service
      }
      case 3:
        return asObject(this.#call(parent(), name, path.ArgumentInfo))
      case 4:
        return this.#navigate(parent(), name)
      case 5:
        return asObject(this.#call(parent(), 'GetItem', path.ArgumentInfo))
      case 6: {
        const kept = this.#references.get(name)
        if (!kept) throw new RichError('InvalidReference', 'This reference is not valid for the current operation.')
        return kept
      }
      case 7:
        return null
      default:
        throw apiNotFound(`ObjectPathType ${path.ObjectPathType}`)
    }
  }

  #arguments(info: ArgumentInfo | null | undefined): unknown[] {
    const ids = info?.ReferencedObjectPathIds ?? []
    return (info?.Arguments ?? []).map((value, i) => this.#argument(value, ids[i]))
  }

  /** Puts objects where the request names proxies: by path id beside the argument, or as {_ObjectPathId} inside it. */
  #argument(value: unknown, referenced: unknown): unknown {
    if (Array.isArray(referenced) && Array.isArray(value)) return value.map((item, i) => this.#argument(item, referenced[i]))
    if (typeof referenced === 'number' && referenced > 0) return this.#resolve(referenced)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    if ('_ObjectPathId' in value && typeof value._ObjectPathId === 'number') return this.#resolve(value._ObjectPathId)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, this.#argument(inner, undefined)]))
  }

  /** Methods of a null object do nothing and answer null, as does keeping it. */
  #call(object: HostObject | null, name: string, info: ArgumentInfo | null | undefined): unknown {
    const values = this.#arguments(info)
    if (object === null) return null
    this.#enter(object, name)
    if (name === '_KeepReference') {
      this.#references.keep(object)
      return null
    }
    if (name === '_RemoveReference') {
      this.#references.release(String(values[0]))
      return null
    }
    const registration = /^_(Register|Unregister)(\w+)$/.exec(name)
    const event = registration?.[2] ? object.members.event(registration[2]) : null
    if (event) {
      this.#options.onEvent?.({ ...event, on: registration?.[1] === 'Register' })
      return null
    }
    const method = object.members.method(name)
    if (!method) throw apiNotFound(this.#where)
    return method(new Args(values)) ?? null
  }

  #navigate(object: HostObject | null, name: string): HostObject | null {
    if (object === null) return null
    this.#enter(object, name)
    const found = object.members.navigation(name)
    if (!found) throw apiNotFound(this.#where)
    return found()
  }

  #set(object: HostObject | null, name: string, value: unknown): void {
    if (object === null) throw itemNotFound()
    this.#enter(object, name)
    const property = object.members.property(name)
    if (!property) throw apiNotFound(this.#where)
    if (!property.set) throw new RichError('InvalidOperation', 'The property is read-only.', 400)
    property.set(value)
  }

  #ensureUnchanged(object: HostObject | null, expected: Readonly<Record<string, unknown>>): void {
    for (const [name, value] of Object.entries(expected)) {
      const now = object?.members.property(pascal(name))?.get()
      if (JSON.stringify(now) !== JSON.stringify(value)) throw new RichError('InvalidOperation', 'The object was changed meanwhile.', 409)
    }
  }

  #query(object: HostObject, info: QueryInfo, casing: Casing): Record<string, unknown> {
    const context: QueryContext = {
      enter: (of, member) => {
        this.#enter(of, member)
      },
      allScalars: (of) => this.#allScalars(of),
      identityOf: (of) => this.#identity(of),
      casing,
    }
    return query(object, info, context)
  }

  /** All plain properties of the class that this host has and that belong to the declared sets. */
  #allScalars(object: HostObject): readonly string[] {
    const { type, properties } = object.kind
    const listed = this.#options.meta.classes[type]?.scalars ?? Object.keys(properties)
    return listed.filter((name) => !name.startsWith('_') && Object.hasOwn(properties, name) && this.#missingSet(`${type}.${camel(name)}`) === null)
  }

  #identity(object: HostObject): Readonly<Record<string, unknown>> {
    const reference = this.#references.idOf(object)
    return { ...object.members.identity(), ...(reference === null ? {} : { _ReferenceId: reference }) }
  }

  #enter(object: HostObject, member: string): void {
    this.#where = `${object.kind.type}.${camel(member)}`
    const missing = this.#missingSet(this.#where)
    if (missing !== null) throw apiNotFound(this.#where, ` It needs requirement set ${missing}.`)
  }

  /** "ExcelApi 1.16" when the member needs more than is declared; office.js' own check is ineffective, so the host must refuse. */
  #missingSet(member: string): string | null {
    const { needs } = this.#options.meta
    const need = Object.hasOwn(needs, member) ? needs[member] : undefined
    return !need || covers(this.#options.requirements, need[0], need[1]) ? null : `${need[0]} ${need[1]}`
  }

  /** A method's result as plain data: an object answers with its identity. */
  #plain(value: unknown): unknown {
    if (isHostObject(value)) return this.#identity(value)
    return value === undefined ? null : value
  }
}

function asObject(value: unknown): HostObject | null {
  if (value === null || value === undefined) return null
  if (isHostObject(value)) return value
  throw new RichError('InvalidObjectPath', 'The method does not give an object.')
}
