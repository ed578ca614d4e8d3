import { hostObject, type HostClass, type HostObject } from '../richapi/host-object.ts'
import { invalidArgument, itemNotFound } from '../richapi/rich-error.ts'
import { collection } from './collection.ts'
import type { ExcelContext } from './context.ts'

interface PartRef {
  readonly context: ExcelContext
  readonly id: string
}

interface PartsTarget {
  readonly context: ExcelContext
  /** null: all parts. */
  readonly namespace: string | null
}

function xmlOf({ context, id }: PartRef): string {
  const xml = context.book.xmlParts.get(id)
  if (xml === undefined) throw itemNotFound()
  return xml
}

/** The namespace of the root element: of its own prefix, or the default one. */
export function namespaceOf(xml: string): string {
  const root = /<([A-Za-z_][\w.-]*:)?[A-Za-z_][\w.-]*((?:\s+[^<>]*)?)\/?>/.exec(xml.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, ''))
  const name = root?.[1] ? `xmlns:${root[1].slice(0, -1)}` : 'xmlns'
  return new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']([^"']*)["']`).exec(root?.[2] ?? '')?.[1] ?? ''
}

/** Excel refuses what is no XML. This checks only that there is a closed root element. */
function checked(xml: string): string {
  if (!/^\s*(<\?[\s\S]*?\?>\s*)?<[^>]+>[\s\S]*$/.test(xml) || !xml.trimEnd().endsWith('>')) throw invalidArgument()
  return xml
}

function list({ context, namespace }: PartsTarget): string[] {
  return [...context.book.xmlParts].filter(([, xml]) => namespace === null || namespaceOf(xml) === namespace).map(([id]) => id)
}

const PART: HostClass<PartRef> = {
  type: 'CustomXmlPart',
  properties: { Id: { get: (of) => of.id }, NamespaceUri: { get: (of) => namespaceOf(xmlOf(of)) } },
  navigation: {},
  methods: {
    GetXml: xmlOf,
    SetXml: (of, args) => {
      xmlOf(of)
      of.context.book.xmlParts.set(of.id, checked(args.text(0)))
    },
    Delete: (of) => {
      xmlOf(of)
      of.context.book.xmlParts.delete(of.id)
    },
  },
  identity: (of) => ({ Id: of.id }),
}

const parts = (type: string): HostClass<PartsTarget> =>
  collection<PartsTarget, string>(
    {
      type,
      list,
      make: (id, { context }) => hostObject(PART, { context, id }),
      keys: (id) => [id],
    },
    {
      methods: {
        Add: ({ context }, args) => {
          const id = `{${String(context.book.nextNumber()).padStart(8, '0')}-00F0-4000-8000-000000000000}`
          context.book.xmlParts.set(id, checked(args.text(0)))
          return hostObject(PART, { context, id })
        },
        GetByNamespace: ({ context }, args) => hostObject(SCOPED, { context, namespace: args.text(0) }),
        GetOnlyItem: (of) => {
          const [id, ...more] = list(of)
          if (id === undefined || more.length > 0) throw itemNotFound()
          return hostObject(PART, { context: of.context, id })
        },
        GetOnlyItemOrNullObject: (of) => {
          const [id, ...more] = list(of)
          return id === undefined || more.length > 0 ? null : hostObject(PART, { context: of.context, id })
        },
      },
    },
  )

const SCOPED = parts('CustomXmlPartScopedCollection')
const ALL = parts('CustomXmlPartCollection')

/** workbook.customXmlParts. */
export function customXmlParts(context: ExcelContext): HostObject {
  return hostObject(ALL, { context, namespace: null })
}
