import { hostObject, type HostClass, type HostObject } from '../richapi/host-object.ts'
import { invalidArgument, itemNotFound } from '../richapi/rich-error.ts'
import { collection } from './collection.ts'
import type { CommentEntry, ExcelContext } from './context.ts'
import { anyRange, rangeObject } from './range-target.ts'

interface CommentRef {
  readonly context: ExcelContext
  readonly id: string
}

function commentOf({ context, id }: CommentRef): CommentEntry {
  const found = context.comments.find((c) => c.id === id)
  if (!found) throw itemNotFound()
  return found
}

/** Excel.Comment, without replies and mentions. */
const COMMENT: HostClass<CommentRef> = {
  type: 'Comment',
  properties: {
    Id: { get: (of) => of.id },
    Content: {
      get: (of) => commentOf(of).content,
      set: (of, value) => {
        if (typeof value !== 'string') throw invalidArgument()
        commentOf(of).content = value
      },
    },
    ContentType: { get: () => 'Plain' },
    Resolved: {
      get: (of) => commentOf(of).resolved,
      set: (of, value) => {
        commentOf(of).resolved = value === true
      },
    },
  },
  navigation: {},
  methods: {
    Delete: (of) => {
      const at = of.context.comments.indexOf(commentOf(of))
      of.context.comments.splice(at, 1)
    },
    GetLocation: (of) => {
      const { sheetId, range } = commentOf(of)
      return rangeObject(of.context, of.context.book.sheet(sheetId), range)
    },
  },
  identity: (of) => ({ Id: of.id }),
}

const COMMENTS = collection<ExcelContext, CommentEntry>(
  {
    type: 'CommentCollection',
    list: ({ comments }) => comments,
    make: ({ id }, context) => hostObject(COMMENT, { context, id }),
    keys: ({ id }) => [id],
  },
  {
    methods: {
      Add: (context, args) => {
        const target = anyRange(context, context.book.activeSheet, args.raw(0))
        const id = `{${String(context.book.nextNumber()).padStart(8, '0')}-00AA-4000-8000-000000000000}`
        context.comments.push({ id, content: args.text(1), sheetId: target.sheet.id, range: target.rect, resolved: false })
        return hostObject(COMMENT, { context, id })
      },
    },
  },
)

export function commentCollection(context: ExcelContext): HostObject {
  return hostObject(COMMENTS, context)
}
