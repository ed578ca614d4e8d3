import { hostObject, type HostClass, type HostObject } from '../richapi/host-object.ts'
import { itemNotFound } from '../richapi/rich-error.ts'
import { collection } from './collection.ts'
import type { ExcelContext } from './context.ts'

interface SettingRef {
  readonly context: ExcelContext
  readonly key: string
}

function store(context: ExcelContext, key: string, value: unknown): void {
  context.book.run(() => {
    context.book.settings.set(key, value)
    context.book.emit({ type: 'settings' })
  })
}

const SETTING: HostClass<SettingRef> = {
  type: 'Setting',
  properties: {
    Key: { get: (of) => of.key },
    Value: {
      get: ({ context, key }) => {
        if (!context.book.settings.has(key)) throw itemNotFound()
        return context.book.settings.get(key)
      },
      set: ({ context, key }, value) => {
        store(context, key, value)
      },
    },
  },
  navigation: {},
  methods: {
    Delete: ({ context, key }) => {
      context.book.run(() => {
        context.book.settings.delete(key)
        context.book.emit({ type: 'settings' })
      })
    },
  },
  identity: (of) => ({ _Id: of.key }),
}

const SETTINGS = collection<ExcelContext, string>(
  {
    type: 'SettingCollection',
    list: ({ book }) => [...book.settings.keys()],
    make: (key, context) => hostObject(SETTING, { context, key }),
    keys: (key) => [key],
  },
  {
    methods: {
      Add: (context, args) => {
        store(context, args.text(0), args.raw(1))
        return hostObject(SETTING, { context, key: args.text(0) })
      },
    },
  },
)

/** workbook.settings. */
export function settingCollection(context: ExcelContext): HostObject {
  return hostObject(SETTINGS, context)
}
