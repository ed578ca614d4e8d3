import { protectSheet, unprotectSheet } from '../model/layout-edits.ts'
import { NO_RIGHTS, type ProtectionOptions, type ProtectionRight } from '../model/protection.ts'
import type { Args } from '../richapi/args.ts'
import { hostObject, type HostClass, type HostObject } from '../richapi/host-object.ts'
import { accessDenied, invalidArgument } from '../richapi/rich-error.ts'
import type { SheetTarget } from './worksheet.ts'

const RIGHTS = Object.keys(NO_RIGHTS).filter((key): key is ProtectionRight => key !== 'selectionMode' && key in NO_RIGHTS)

function optionsOf(args: Args): Partial<ProtectionOptions> {
  const given = args.plain(0)
  const rights = RIGHTS.filter((right) => typeof given[right] === 'boolean').map((right) => [right, given[right]])
  const { selectionMode } = given
  if (selectionMode !== undefined && selectionMode !== 'Normal' && selectionMode !== 'Unlocked' && selectionMode !== 'None') throw invalidArgument()
  const options: Partial<ProtectionOptions> = Object.fromEntries(rights)
  return selectionMode === undefined ? options : { ...options, selectionMode }
}

function passwordOf(args: Args, at: number): string | null {
  return args.has(at) ? args.text(at) : null
}

/** Excel.WorksheetProtection. */
const PROTECTION: HostClass<SheetTarget> = {
  type: 'WorksheetProtection',
  properties: {
    Protected: { get: ({ sheet }) => sheet.state.protection !== null },
    Options: { get: ({ sheet }) => sheet.state.protection?.options ?? NO_RIGHTS },
    AllowEditRangesLocked: { get: () => true },
  },
  navigation: {},
  methods: {
    Protect: ({ context, sheet }, args) => {
      if (context.faults.protectionThrows) throw accessDenied()
      protectSheet(sheet, optionsOf(args), passwordOf(args, 1))
    },
    Unprotect: ({ context, sheet }, args) => {
      if (context.faults.protectionThrows) throw accessDenied()
      unprotectSheet(sheet, passwordOf(args, 0))
    },
  },
}

export function sheetProtection(of: SheetTarget): HostObject {
  return hostObject(PROTECTION, of)
}
