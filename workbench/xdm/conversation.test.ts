import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { NO_META } from '../meta/office-meta.ts'
import { ExcelHost } from '../excel/excel-host.ts'
import { WorkbookModel } from '../model/workbook-model.ts'
import { LIGHT_THEME } from './app-context.ts'
import { Conversation } from './conversation.ts'

const surroundings = {
  addinId: 'a', addinName: 'statbook', displayLanguage: 'zh-CN', contentLanguage: 'zh-CN', documentUrl: 'https://localhost/Book1.xlsx',
  origin: 'https://localhost', theme: LIGHT_THEME,
}

let posted: { _actionName: string; _responseType: number; _errorCode: number; _data: Record<string, unknown> }[]
let book: WorkbookModel
let host: ExcelHost
let conversation: Conversation
let number = 0

function say(name: string, data: unknown, actionType = 0): void {
  number += 1
  conversation.receive(JSON.stringify({
    _messageType: 0, _actionType: actionType, _actionName: name, _conversationId: 'x', _correlationId: number, _origin: 'o', _data: data, _serializerVersion: 1,
  }))
}

function richApi(body: unknown, flags = 0): void {
  say('executeMethod', { DdaMethod: { DispatchId: 93 }, ArrayData: ['IterativeExecutor', 'POST', 'ProcessQuery', [], JSON.stringify(body), 0, flags] })
}

beforeEach(() => {
  vi.useFakeTimers()
  posted = []
  book = new WorkbookModel()
  host = new ExcelHost(book, { meta: NO_META })
  conversation = new Conversation({
    id: 'x', host, surroundings: () => surroundings,
    post: (text) => { posted.push(JSON.parse(text)) },
    onFault: (error) => { throw error },
  })
})

afterEach(() => {
  conversation.stop()
  vi.useRealTimers()
})

describe('the conversation with office.js', () => {
  it('starts with where the add-in runs and its saved settings', () => {
    book.documentSettings.set('greeting', '"hello"')
    say('ContextActivationManager_getAppContextAsync', 'a')
    expect(posted[0]?._data).toMatchObject({ _appName: 16, _appUILocale: 'zh-CN', _settings: [['greeting', '"hello"']] })
    expect(JSON.parse(String(posted[0]?._data['_requirementMatrix']))).toMatchObject({ ExcelApi: '1.14' })
  })

  it('ignores what is no message of its own', () => {
    conversation.receive('not json')
    conversation.receive(JSON.stringify({ _messageType: 0, _conversationId: 'other' }))
    conversation.receive({ some: 'object' })
    expect(posted).toEqual([])
  })

  it('answers a request before it tells the event the request caused', () => {
    say('richApiMessage', { controlId: '', eventDispId: 33, targetId: '' }, 1)
    const sheet = { 1: { Id: 1, ObjectPathType: 1 }, 2: { Id: 2, ObjectPathType: 4, Name: 'Worksheets', ParentObjectPathId: 1 } }
    const path = { ...sheet, 3: { Id: 3, ObjectPathType: 3, Name: 'GetActiveWorksheet', ParentObjectPathId: 2 } }
    richApi({ Actions: [{ Id: 1, ActionType: 3, Name: '_RegisterDataChangedEvent', ObjectPathId: 3 }, { Id: 2, ActionType: 5, ObjectPathId: 0 }], ObjectPaths: path })
    const range = { ...path, 4: { Id: 4, ObjectPathType: 3, Name: 'GetRange', ParentObjectPathId: 3, ArgumentInfo: { Arguments: ['A1'] } } }
    richApi({ Actions: [{ Id: 3, ActionType: 4, Name: 'Values', ObjectPathId: 4, ArgumentInfo: { Arguments: [[[5]]] } }], ObjectPaths: range })
    vi.runAllTimers()
    expect(posted.map((m) => m._actionName)).toEqual(['richApiMessage', 'executeMethod', 'executeMethod', 'richApiMessage'])
    const [entry] = posted[3]?._data['ArrayData'] as unknown[][]
    expect(entry?.slice(0, 3)).toEqual([65_536, 10, book.activeSheet.id])
    expect(JSON.parse(String(entry?.[3]))).toMatchObject({ address: 'A1', valueAfter: 5, triggerSource: 'ThisLocalAddin' })
  })

  it('refuses while a cell is edited, and makes requests wait that say they would', () => {
    host.faults.cellEditMode = true
    richApi({ Actions: [] })
    expect(posted[0]?._data['Error']).toBe(5004)
    richApi({ Actions: [] }, 64)
    expect(posted).toHaveLength(1)
    host.faults.cellEditMode = false
    vi.advanceTimersByTime(60)
    expect(posted[1]?._data['Error']).toBe(0)
  })

  it('refuses requests that are too big', () => {
    host.faults.maxRequestBytes = 10
    richApi({ Actions: [] })
    expect(posted[0]?._data['Error']).toBe(5103)
  })

  it('keeps document settings', () => {
    say('executeMethod', { DdaMethod: { DispatchId: 76 }, DdaSettingsMethod: { Properties: [['k', '1']] } })
    say('executeMethod', { DdaMethod: { DispatchId: 75 } })
    expect(posted[1]?._data['Properties']).toEqual({ Settings: [{ Name: 'k', Value: '1' }] })
  })

  it('presses ribbon buttons, and hears when the add-in is done', async () => {
    expect(() => conversation.invokeCommand('check', 'b')).toThrow('not ready')
    say('appCommandInvoked', { controlId: '', eventDispId: 39, targetId: '' }, 1)
    let done = false
    const pressed = conversation.invokeCommand('check', 'b').then(() => { done = true })
    vi.runAllTimers()
    const command = posted.at(-1)?._data
    expect(command).toMatchObject({ 1: 'check' })
    expect(done).toBe(false)
    say('executeMethod', { DdaMethod: { DispatchId: 94 }, ArrayData: [command?.[0], 0, '{}'] })
    await pressed
    expect(done).toBe(true)
  })

  it('refuses dialogs clearly', () => {
    say('dialogMessageReceived', { controlId: '', eventDispId: 10, targetId: '{}' }, 1)
    expect(posted[0]?._data).toEqual({ Error: 12_009 })
  })
})
