import { hostObject, type HostObject } from '../richapi/host-object.ts'
import { invalidArgument } from '../richapi/rich-error.ts'

/** What the page around the pane does for the add-in. */
export interface PaneControl {
  readonly isPaneShown: () => boolean
  readonly showPane: (shown: boolean) => void
  /** Office.ribbon.requestUpdate: { tabs: [{ id, controls: [{ id, enabled }] }] }. */
  readonly updateRibbon: (update: unknown) => void
}

/** A pane that is always shown, under a ribbon that never changes. */
export const FIXED_PANE: PaneControl = { isPaneShown: () => true, showPane: () => undefined, updateRibbon: () => undefined }

/** The objects behind Office.addin (shared runtime) and Office.ribbon, by the type names office.js asks for. */
export function officeServices(pane: PaneControl): Readonly<Record<string, HostObject>> {
  let startState = 'Inactive'
  const runtime = hostObject(
    {
      type: 'AppRuntimeService',
      properties: {},
      navigation: {},
      methods: {
        GetAppRuntimeState: () => (pane.isPaneShown() ? 'Visible' : 'Background'),
        SetAppRuntimeState: (_of, args) => {
          pane.showPane(args.text(0) === 'Visible')
        },
      },
    },
    null,
  )
  const persistence = hostObject(
    {
      type: 'AppRuntimePersistenceService',
      properties: {},
      navigation: {},
      methods: {
        GetAppRuntimeStartState: () => startState,
        SetAppRuntimeStartState: (_of, args) => {
          startState = args.text(0)
        },
      },
    },
    null,
  )
  const ribbon = hostObject(
    {
      type: 'DynamicRibbon',
      properties: {},
      navigation: {},
      methods: {
        ExecuteRequestUpdate: (_of, args) => {
          pane.updateRibbon(parsed(args.text(0)))
        },
      },
    },
    null,
  )
  return {
    'Microsoft.AppRuntime.AppRuntimeService': runtime,
    'Microsoft.AppRuntime.AppRuntimePersistenceService': persistence,
    'Microsoft.DynamicRibbon.DynamicRibbon': ribbon,
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw invalidArgument()
  }
}
