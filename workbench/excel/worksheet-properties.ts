import { hostObject, type HostClass, type HostObject } from '../richapi/host-object.ts'
import { invalidArgument, itemNotFound } from '../richapi/rich-error.ts'
import { collection } from './collection.ts'
import type { SheetTarget } from './worksheet.ts'

interface PropertyRef extends SheetTarget {
  readonly key: string
}

const PROPERTY: HostClass<PropertyRef> = {
  type: 'WorksheetCustomProperty',
  properties: {
    Key: { get: (of) => of.key },
    Value: {
      get: ({ sheet, key }) => {
        const value = sheet.customProperties.get(key)
        if (value === undefined) throw itemNotFound()
        return value
      },
      set: ({ sheet, key }, value) => {
        if (typeof value !== 'string') throw invalidArgument()
        sheet.customProperties.set(key, value)
      },
    },
  },
  navigation: {},
  methods: {
    Delete: ({ sheet, key }) => {
      sheet.customProperties.delete(key)
    },
  },
  identity: (of) => ({ _Id: of.key }),
}

const PROPERTIES = collection<SheetTarget, string>(
  {
    type: 'WorksheetCustomPropertyCollection',
    list: ({ sheet }) => [...sheet.customProperties.keys()],
    make: (key, of) => hostObject(PROPERTY, { ...of, key }),
    keys: (key) => [key],
  },
  {
    methods: {
      Add: (of, args) => {
        of.sheet.customProperties.set(args.text(0), args.text(1))
        return hostObject(PROPERTY, { ...of, key: args.text(0) })
      },
    },
  },
)

/** worksheet.customProperties. */
export function customProperties(of: SheetTarget): HostObject {
  return hostObject(PROPERTIES, of)
}
