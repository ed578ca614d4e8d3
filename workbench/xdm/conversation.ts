import { TRANSPORT_CODES, type ExcelHost, type OutgoingEvent } from '../excel/excel-host.ts'
import { appContext, type Surroundings } from './app-context.ts'
import { DELAY_FOR_CELL_EDIT, DISPATCH, ERRORS, eventMessage, incoming, methodCall, response, type Incoming, type MethodCall } from './messages.ts'

export interface ConversationOptions {
  readonly id: string
  readonly host: ExcelHost
  readonly surroundings: () => Surroundings
  /** Sends a message (JSON text) to the add-in. */
  readonly post: (text: string) => void
  /** Hears of faults in this bridge. */
  readonly onFault: (error: unknown) => void
}

/**
 * The host's side of office.js' postMessage protocol, without the window: give it what the add-in says, it posts what Excel
 * answers. Requests are answered in the order they come; events leave after the answer of the request that caused them.
 */
export class Conversation {
  readonly #options: ConversationOptions
  /** Event registrations of the transport (richApiMessage, documentSelectionChanged…) by name. */
  readonly #registrations = new Map<string, Incoming>()
  readonly #commands = new Map<string, () => void>()
  readonly #readyWaiters: (() => void)[] = []
  readonly #stop: () => void
  #sequence = 0

  constructor(options: ConversationOptions) {
    this.#options = options
    const { host } = options
    const offEvents = host.onEvents((events) => {
      this.#send('richApiMessage', { ArrayData: events.map((event) => this.#entry(event)) })
    })
    const offBook = host.book.on((event) => {
      if (event.type === 'selection') this.#send('documentSelectionChanged', {})
      if (event.type === 'settings') this.#send('settingsChanged', {})
    })
    this.#stop = () => {
      offEvents()
      offBook()
    }
  }

  /** True once the add-in's Office.onReady has resolved far enough to take ribbon commands. */
  get isReady(): boolean {
    return this.#registrations.has('appCommandInvoked')
  }

  whenReady(): Promise<void> {
    return this.isReady ? Promise.resolve() : new Promise((resolve) => this.#readyWaiters.push(resolve))
  }

  /** Takes a message of the add-in. What is not office.js' own is ignored. */
  receive(text: unknown): void {
    const message = this.#read(text)
    if (!message) return
    try {
      this.#handle(message)
    } catch (error) {
      this.#options.onFault(error)
      this.#post(response(message, String(error), ERRORS.hostFault))
    }
  }

  /**
   * Presses a ribbon button whose action is the function `name`; resolves when the function calls `event.completed()`.
   * @throws Error when the add-in is not ready
   */
  invokeCommand(name: string, controlId: string): Promise<void> {
    if (!this.isReady) throw new Error('The add-in is not ready for commands.')
    this.#sequence += 1
    const id = `${this.#options.id}-command-${this.#sequence}`
    return new Promise((resolve) => {
      this.#commands.set(id, resolve)
      this.#send('appCommandInvoked', { 0: id, 1: name, 2: JSON.stringify({ source: { id: controlId } }) })
    })
  }

  stop(): void {
    this.#stop()
  }

  #read(text: unknown): Incoming | null {
    if (typeof text !== 'string' || text === '') return null
    try {
      const read = incoming.safeParse(JSON.parse(text))
      return read.success && read.data._conversationId === this.#options.id ? read.data : null
    } catch {
      return null
    }
  }

  #handle(message: Incoming): void {
    if (message._actionType === 1) this.#register(message)
    else if (message._actionType === 2) {
      this.#registrations.delete(message._actionName)
      this.#post(response(message, { Error: ERRORS.ok }))
    } else this.#call(message)
  }

  #register(message: Incoming): void {
    if (message._actionName === 'dialogMessageReceived') {
      // displayDialogAsync: this host opens no windows. 12009 is "the user chose to ignore the dialog", which add-ins must expect.
      this.#post(response(message, { Error: ERRORS.dialogIgnored }))
      return
    }
    this.#registrations.set(message._actionName, message)
    this.#post(response(message, { Error: ERRORS.ok }))
    if (this.isReady) for (const resolve of this.#readyWaiters.splice(0)) resolve()
  }

  #call(message: Incoming): void {
    const { host, surroundings } = this.#options
    switch (message._actionName) {
      case 'ContextActivationManager_getAppContextAsync':
        // A pane that (re)loads starts clean.
        this.#registrations.clear()
        host.reset()
        this.#post(response(message, appContext(surroundings(), host.requirements, host.book.documentSettings)))
        return
      case 'ContextActivationManager_notifyHost':
        this.#post(response(message, null))
        return
      case 'executeMethod':
        this.#method(message, methodCall.parse(message._data))
        return
      default:
        throw new Error(`This host does not know the call ${message._actionName}.`)
    }
  }

  #method(message: Incoming, call: MethodCall): void {
    const { book } = this.#options.host
    const answer = (data: Record<string, unknown> = {}): void => {
      this.#post(response(message, { Version: 1, Error: ERRORS.ok, ...data }))
    }
    switch (call.DdaMethod.DispatchId) {
      case DISPATCH.richApi:
        this.#richApi(call, answer)
        return
      case DISPATCH.settingsSave:
        book.documentSettings.clear()
        for (const [key, value] of call.DdaSettingsMethod?.Properties ?? []) book.documentSettings.set(key, value)
        answer()
        return
      case DISPATCH.settingsLoad:
        answer({ Properties: { Settings: [...book.documentSettings].map(([Name, Value]) => ({ Name, Value })) } })
        return
      case DISPATCH.commandCompleted: {
        const id = JSON.stringify(message._data)
        for (const [command, resolve] of this.#commands) {
          if (!id.includes(command)) continue
          this.#commands.delete(command)
          resolve()
        }
        answer()
        return
      }
      default:
        answer({ Error: ERRORS.internal })
    }
  }

  /** [customData, "POST", "ProcessQuery", headers, BODY, 0, flags, …] → Data: [200, headers, BODY]. */
  #richApi(call: MethodCall, answer: (data: Record<string, unknown>) => void): void {
    const { host } = this.#options
    const [body, flags] = [call.ArrayData?.[4], call.ArrayData?.[6]]
    if (typeof body !== 'string') throw new Error('A rich API request without a body.')
    const waits = typeof flags === 'number' && (flags & DELAY_FOR_CELL_EDIT) !== 0
    if (waits && host.faults.cellEditMode) {
      setTimeout(() => {
        this.#richApi(call, answer)
      }, 50)
      return
    }
    const result = host.execute(body)
    if (result.kind === 'refused') answer({ Error: TRANSPORT_CODES[result.code] })
    else answer({ Data: [200, ['Content-Type', 'application/json'], result.text] })
  }

  #entry({ type, targetId, message }: OutgoingEvent): readonly unknown[] {
    this.#sequence += 1
    return [65_536, type, targetId, message, this.#sequence, false]
  }

  /** Events leave in a turn of their own, so after every answer posted now. */
  #send(name: string, data: unknown): void {
    const registration = this.#registrations.get(name)
    if (!registration) return
    setTimeout(() => {
      this.#post(eventMessage(registration, data))
    }, 0)
  }

  #post(message: Record<string, unknown>): void {
    this.#options.post(JSON.stringify({ ...message, _origin: this.#options.surroundings().origin, _serializerVersion: 1 }))
  }
}
