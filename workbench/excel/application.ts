import { hostObject, type HostClass, type HostObject } from '../richapi/host-object.ts'
import { invalidArgument } from '../richapi/rich-error.ts'
import type { ExcelContext } from './context.ts'

const NUMBER_FORMAT: HostClass<ExcelContext> = {
  type: 'NumberFormatInfo',
  properties: { NumberDecimalSeparator: { get: () => '.' }, NumberGroupSeparator: { get: () => ',' }, CurrencySymbol: { get: () => '¥' } },
  navigation: {},
  methods: {},
}

const CULTURE: HostClass<ExcelContext> = {
  type: 'CultureInfo',
  properties: { Name: { get: () => 'zh-CN' } },
  navigation: { NumberFormat: (context) => hostObject(NUMBER_FORMAT, context) },
  methods: {},
}

/** Excel.Application. */
const APPLICATION: HostClass<ExcelContext> = {
  type: 'Application',
  properties: {
    CalculationEngineVersion: { get: () => 191_029 },
    CalculationMode: {
      get: ({ book }) => book.calculationMode,
      set: ({ book }, value) => {
        if (value !== 'Automatic' && value !== 'AutomaticExceptTables' && value !== 'Manual') throw invalidArgument()
        const wasManual = book.calculationMode === 'Manual'
        book.calculationMode = value
        if (wasManual && value !== 'Manual') book.calculate()
      },
    },
    CalculationState: { get: () => 'Done' },
    DecimalSeparator: { get: () => '.' },
    ThousandsSeparator: { get: () => ',' },
    UseSystemSeparators: { get: () => true },
  },
  navigation: { CultureInfo: (context) => hostObject(CULTURE, context) },
  methods: {
    Calculate: ({ book }, args) => {
      book.calculate(args.textOr(0, 'Recalculate') !== 'Recalculate')
    },
    // Ends with the request (ExcelHost.execute).
    SuspendApiCalculationUntilNextSync: ({ book }) => {
      book.calculationSuspended = true
    },
    // The view paints once a frame anyway.
    SuspendScreenUpdatingUntilNextSync: () => null,
  },
}

export function application(context: ExcelContext): HostObject {
  return hostObject(APPLICATION, context)
}
