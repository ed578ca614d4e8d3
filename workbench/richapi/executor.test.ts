import { beforeEach, describe, expect, it } from 'vitest'
import { NO_META, type OfficeMeta } from '../meta/office-meta.ts'
import { Executor } from './executor.ts'
import { hostObject, type HostClass, type HostObject } from './host-object.ts'

// A little world of boxes that hold numbers, to try the executor without Excel.
interface Box {
  readonly name: string
  size: number
}

const BOX: HostClass<Box> = {
  type: 'Box',
  properties: {
    Name: { get: (box) => box.name },
    Size: {
      get: (box) => box.size,
      set: (box, value) => {
        box.size = Number(value)
      },
    },
    Newer: { get: () => 1 },
  },
  navigation: {},
  methods: {
    Grow: (box, args) => (box.size += args.integerOr(0, 1)),
    Compare: (box, args) => box.size - (args.object(0, BOX)?.size ?? Number.NaN),
    Fail: () => {
      throw new Error('a bug of ours')
    },
  },
  identity: (box) => ({ Id: box.name }),
  events: { types: { OpenedEvent: 7 }, targetId: (box) => box.name },
}

const boxes: HostClass<readonly Box[]> = {
  type: 'BoxCollection',
  properties: { Count: { get: (all) => all.length } },
  navigation: {},
  methods: { GetItem: (all, args) => find(all, args.text(0)), GetItemOrNullObject: (all, args) => find(all, args.text(0)) },
  items: (all) => all.map((box) => hostObject(BOX, box)),
}

function find(all: readonly Box[], name: string): HostObject | null {
  const box = all.find((b) => b.name === name)
  return box ? hostObject(BOX, box) : null
}

const ROOT: HostClass<readonly Box[]> = {
  type: 'World',
  properties: {},
  navigation: { Boxes: (all) => hostObject(boxes, all) },
  methods: {},
}

const meta: OfficeMeta = {
  classes: { Box: { scalars: ['Name', 'Size', 'Newer', '_Hidden'], navigation: [], isCollection: false } },
  needs: { 'Box.newer': ['ExcelApi', '1.20'] },
}

let executor: Executor
let events: unknown[]
let faults: unknown[]

beforeEach(() => {
  events = []
  faults = []
  executor = new Executor({
    root: hostObject(ROOT, [{ name: 'a', size: 1 }, { name: 'b', size: 2 }]),
    meta,
    requirements: { ExcelApi: '1.14' },
    onEvent: (event) => events.push(event),
    onFault: (error) => faults.push(error),
  })
})

const PATHS = {
  1: { Id: 1, ObjectPathType: 1 },
  2: { Id: 2, ObjectPathType: 4, Name: 'Boxes', ParentObjectPathId: 1 },
  3: { Id: 3, ObjectPathType: 5, ParentObjectPathId: 2, ArgumentInfo: { Arguments: ['a'] } },
  4: { Id: 4, ObjectPathType: 5, ParentObjectPathId: 2, ArgumentInfo: { Arguments: ['b'] } },
  5: { Id: 5, ObjectPathType: 3, Name: 'GetItemOrNullObject', ParentObjectPathId: 2, ArgumentInfo: { Arguments: ['none'] } },
  6: { Id: 6, ObjectPathType: 7 },
}

function act(...actions: Record<string, unknown>[]): ReturnType<Executor['execute']> {
  return executor.execute({ Actions: actions.map((action, i) => ({ Id: i + 1, ...action })), ObjectPaths: PATHS })
}

const valueOf = (response: ReturnType<Executor['execute']>, id: number): unknown => response.Results.find((r) => r.ActionId === id)?.Value

describe('the executor', () => {
  it('makes objects, loads what is selected, and everything but newer members when nothing is', () => {
    const response = act(
      { ActionType: 1, ObjectPathId: 3 },
      { ActionType: 2, ObjectPathId: 3, QueryInfo: { Select: ['size'] } },
      { ActionType: 2, ObjectPathId: 3, QueryInfo: {} },
      { ActionType: 7, ObjectPathId: 3, QueryInfo: {} },
    )
    expect(response.Results.map((r) => r.Value)).toEqual([{ Id: 'a' }, { Size: 1, Id: 'a' }, { Name: 'a', Size: 1, Id: 'a' }, { name: 'a', size: 1, id: 'a' }])
  })

  it('loads items of a collection beside its count, with skip and top', () => {
    const response = act({ ActionType: 2, ObjectPathId: 2, QueryInfo: { Select: ['count', 'items/size'], Skip: 1, Top: 1 } })
    expect(valueOf(response, 1)).toEqual({ Count: 2, _Items: [{ Size: 2, Id: 'b' }] })
  })

  it('sets, updates, calls, and passes objects as arguments', () => {
    const response = act(
      { ActionType: 4, ObjectPathId: 3, Name: 'Size', ArgumentInfo: { Arguments: [10] } },
      { ActionType: 9, ObjectPathId: 4, ObjectState: { size: 4 } },
      { ActionType: 3, ObjectPathId: 3, Name: 'Grow', ArgumentInfo: { Arguments: [5] } },
      { ActionType: 3, ObjectPathId: 3, Name: 'Compare', ArgumentInfo: { Arguments: [null], ReferencedObjectPathIds: [4] } },
      { ActionType: 8, ObjectPathId: 3, ObjectState: { size: 15 } },
    )
    expect(response).toEqual({ Results: [{ ActionId: 3, Value: 15 }, { ActionId: 4, Value: 11 }], TraceIds: [] })
    expect(act({ ActionType: 8, ObjectPathId: 3, ObjectState: { size: 1 } }).Error).toMatchObject({ Code: 'InvalidOperation' })
  })

  it('answers null for null objects, whatever is called on them, and refuses to set them', () => {
    const response = act(
      { ActionType: 1, ObjectPathId: 5 },
      { ActionType: 2, ObjectPathId: 5, QueryInfo: { Select: ['size'] } },
      { ActionType: 3, ObjectPathId: 6, Name: 'Grow' },
      { ActionType: 4, ObjectPathId: 5, Name: 'Size', ArgumentInfo: { Arguments: [1] } },
    )
    expect(response.Results.map((r) => r.Value)).toEqual([null, null, null])
    expect(response.Error).toMatchObject({ Code: 'ItemNotFound', ActionIndex: 3 })
  })

  it('keeps objects by reference until they are removed', () => {
    const kept = act({ ActionType: 3, ObjectPathId: 3, Name: '_KeepReference' }, { ActionType: 1, ObjectPathId: 3 })
    const id = (valueOf(kept, 2) as { _ReferenceId: string })._ReferenceId
    const byReference = { Actions: [{ Id: 1, ActionType: 3, Name: 'Grow', ObjectPathId: 9 }], ObjectPaths: { 9: { Id: 9, ObjectPathType: 6, Name: id } } }
    expect(executor.execute(byReference).Results).toEqual([{ ActionId: 1, Value: 2 }])
    act({ ActionType: 3, ObjectPathId: 1, Name: '_RemoveReference', ArgumentInfo: { Arguments: [id] } })
    expect(executor.references.size).toBe(0)
    expect(executor.execute(byReference).Error).toMatchObject({ Code: 'InvalidReference' })
  })

  it('registers events and answers traces', () => {
    const response = act({ ActionType: 3, ObjectPathId: 3, Name: '_RegisterOpenedEvent' }, { ActionType: 5 }, { ActionType: 3, ObjectPathId: 3, Name: '_UnregisterOpenedEvent' })
    expect(events).toEqual([{ type: 7, targetId: 'a', on: true }, { type: 7, targetId: 'a', on: false }])
    expect(response.TraceIds).toEqual([2])
  })

  it('stops at the first failure, says where, and keeps what was done before', () => {
    const response = act(
      { ActionType: 3, ObjectPathId: 3, Name: 'Grow' },
      { ActionType: 3, ObjectPathId: 3, Name: 'Nope' },
      { ActionType: 3, ObjectPathId: 3, Name: 'Grow' },
    )
    expect(response.Error).toMatchObject({ Code: 'ApiNotFound', Location: 'Box.nope', ActionIndex: 1, HttpStatusCode: 404 })
    expect(valueOf(act({ ActionType: 3, ObjectPathId: 3, Name: 'Grow', ArgumentInfo: { Arguments: [0] } }), 1)).toBe(2)
  })

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('cannot be led to %s', (Name) => {
    expect(act({ ActionType: 3, ObjectPathId: 3, Name }).Error).toMatchObject({ Code: 'ApiNotFound' })
    expect(act({ ActionType: 2, ObjectPathId: 3, QueryInfo: { Select: [Name] } }).Error).toMatchObject({ Code: 'ApiNotFound' })
  })

  it('refuses members above the declared requirement sets and read-only properties', () => {
    expect(act({ ActionType: 2, ObjectPathId: 3, QueryInfo: { Select: ['newer'] } }).Error?.Message).toContain('ExcelApi 1.20')
    expect(act({ ActionType: 4, ObjectPathId: 3, Name: 'Name', ArgumentInfo: { Arguments: ['x'] } }).Error).toMatchObject({ Code: 'InvalidOperation' })
  })

  it('shows a fault of its own as GeneralException and reports it', () => {
    expect(act({ ActionType: 3, ObjectPathId: 3, Name: 'Fail' }).Error).toMatchObject({ Code: 'GeneralException', Location: 'Box.fail' })
    expect(faults).toHaveLength(1)
  })

  it('does not take what office.js would not send', () => {
    expect(() => executor.execute({ Actions: 'x' })).toThrow()
    expect(new Executor({ root: hostObject(ROOT, []), meta: NO_META, requirements: {} }).execute({ Actions: [{ Id: 1, ActionType: 1, ObjectPathId: 42 }] }).Error).toMatchObject({
      Code: 'InvalidObjectPath',
    })
  })
})
