import { z } from 'zod'

/** A message of office.js to its host. All messages are JSON texts passed with postMessage. */
export const incoming = z.object({
  _messageType: z.literal(0),
  /** 0 call, 1 register an event, 2 unregister it. */
  _actionType: z.number(),
  _actionName: z.string(),
  _conversationId: z.string(),
  _correlationId: z.number(),
  _data: z.unknown(),
})

export type Incoming = z.infer<typeof incoming>

/** The data of `executeMethod`. */
export const methodCall = z.object({
  DdaMethod: z.object({ DispatchId: z.number() }),
  ArrayData: z.array(z.unknown()).optional(),
  DdaSettingsMethod: z.object({ Properties: z.array(z.tuple([z.string(), z.string()])) }).optional(),
})

export type MethodCall = z.infer<typeof methodCall>

/** Numbers of `executeMethod` calls this host answers. */
export const DISPATCH = { settingsLoad: 75, settingsSave: 76, richApi: 93, commandCompleted: 94 } as const

/** Office.js' transport and API error numbers. */
export const ERRORS = { ok: 0, internal: 5001, dialogIgnored: 12_009, hostFault: -2 } as const

/** The bit of a request's flags that says: wait while a cell is being edited (`delayForCellEdit`). */
export const DELAY_FOR_CELL_EDIT = 64

/** The answer to a message. */
export function response(to: Incoming, data: unknown, errorCode: number = ERRORS.ok): Record<string, unknown> {
  return {
    _messageType: 1,
    _responseType: 0,
    _errorCode: errorCode,
    _actionName: to._actionName,
    _conversationId: to._conversationId,
    _correlationId: to._correlationId,
    _data: data,
  }
}

/** An event for a registration made before. */
export function eventMessage(registration: Incoming, data: unknown): Record<string, unknown> {
  return { ...response(registration, data), _responseType: 1 }
}
