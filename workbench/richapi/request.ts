import { z } from 'zod'

const argumentInfo = z.object({
  Arguments: z.array(z.unknown()).optional(),
  ReferencedObjectPathIds: z.array(z.unknown()).optional().nullable(),
})

const queryInfo = z.object({
  Select: z.array(z.string()).optional().nullable(),
  Expand: z.array(z.string()).optional().nullable(),
  Top: z.number().optional().nullable(),
  Skip: z.number().optional().nullable(),
})

const action = z.object({
  Id: z.number(),
  ActionType: z.number(),
  Name: z.string().optional().nullable(),
  ObjectPathId: z.number().optional().nullable(),
  ArgumentInfo: argumentInfo.optional().nullable(),
  QueryInfo: queryInfo.optional().nullable(),
  RecursiveQueryInfo: z.record(z.string(), z.unknown()).optional().nullable(),
  ObjectState: z.record(z.string(), z.unknown()).optional().nullable(),
})

const objectPath = z.object({
  Id: z.number(),
  ObjectPathType: z.number(),
  Name: z.string().optional().nullable(),
  ParentObjectPathId: z.number().optional().nullable(),
  ArgumentInfo: argumentInfo.optional().nullable(),
})

/** The body of a rich API request, as office.js makes it. */
export const requestBody = z.object({
  Actions: z.array(action),
  ObjectPaths: z.record(z.string(), objectPath).default({}),
})

export type RequestBody = z.infer<typeof requestBody>
export type Action = z.infer<typeof action>
export type ObjectPath = z.infer<typeof objectPath>
export type ArgumentInfo = z.infer<typeof argumentInfo>
export type QueryInfo = z.infer<typeof queryInfo>

export interface ResponseError {
  readonly Code: string
  readonly Message: string
  readonly HttpStatusCode: number
  readonly Location: string
  readonly ActionIndex: number
}

export interface ResponseBody {
  readonly Results: { ActionId: number; Value: unknown }[]
  readonly TraceIds: number[]
  Error?: ResponseError
}
