/// <reference path="../page/modules.d.ts" />
import { InterceptorEffectEnum, LocaleType, LogLevel, Univer, type ICellDataForSheetInterceptor } from '@univerjs/core'
import { FUniver } from '@univerjs/core/facade'
import {
  BEFORE_CELL_EDIT,
  AFTER_CELL_EDIT,
  ILayoutService,
  INTERCEPTOR_POINT,
  IEditorBridgeService,
  IRenderManagerService,
  SheetInterceptorService,
  UniverSheetsCorePreset,
} from '@univerjs/preset-sheets-core'
import { greenTheme } from '@univerjs/themes'
import '@univerjs/preset-sheets-core/lib/index.css'
import type { Rect } from '../model/rect.ts'
import type { Scroll } from './geometry.ts'

export type Language = 'zh-CN' | 'en-US'

export interface Grid {
  readonly univer: Univer
  readonly api: FUniver
  /** Univer takes clicks only some time after a workbook is made. */
  readonly ready: Promise<void>
  /**
   * Where cells, hidden rows and the text of the cell editor come from: our model, asked while painting. To be called right after
   * `createWorkbook`, before the first paint: Univer makes its services only then.
   */
  readonly setSource: (source: CellSource) => void
  readonly isEditing: () => boolean
  /** How far the body is scrolled, in pixels. */
  readonly scroll: (unitId: string) => Scroll
  /** Scrolls until the first cell of the range is in view; does nothing when it is. */
  readonly reveal: (range: Rect) => void
  /** Puts the keyboard into the grid. */
  readonly focus: () => void
  readonly dispose: () => void
}

/** What the grid asks while it paints; rows and columns are 0-based, sheets are named by the model's ids. */
export interface CellSource {
  cell(sheetId: string, row: number, column: number): ICellDataForSheetInterceptor | null
  isRowHidden(sheetId: string, row: number): boolean
  /** The text the cell editor opens with: a formula, or the value as it would be typed. */
  editText(sheetId: string, row: number, column: number): string
}

const NOTHING: CellSource = { cell: () => null, isRowHidden: () => false, editText: () => '' }

/**
 * Univer without the `@univerjs/presets` umbrella (which pulls in @univerjs-pro). It never holds a value: cells are read
 * from our model by an interceptor while it paints, so 800,000 cells cost it nothing and there is nothing to keep in step.
 * The only file that uses Univer's private injector.
 */
export async function createGrid(container: HTMLElement, options: { language: Language; dark: boolean }): Promise<Grid> {
  const locale = options.language === 'en-US' ? LocaleType.EN_US : LocaleType.ZH_CN
  const texts = options.language === 'en-US'
    ? await import('@univerjs/preset-sheets-core/locales/en-US')
    : await import('@univerjs/preset-sheets-core/locales/zh-CN')
  const univer = new Univer({ locale, theme: greenTheme, darkMode: options.dark, logLevel: LogLevel.ERROR, logCommandExecution: false, locales: { [locale]: texts.default } })
  const preset = UniverSheetsCorePreset({
    container, header: false, toolbar: false, formulaBar: false, footer: false, contextMenu: false,
    sheets: { protectedRangeShadow: false, disableForceStringAlert: true, disableForceStringMark: true, isRowStylePrecedeColumnStyle: true },
  })
  for (const plugin of preset.plugins) {
    if (Array.isArray(plugin)) univer.registerPlugin(plugin[0], plugin[1])
    else univer.registerPlugin(plugin)
  }
  const api = FUniver.newAPI(univer)
  const injector = univer.__getInjector()
  let source = NOTHING
  let intercepted = false
  return {
    univer,
    api,
    ready: new Promise((done) => {
      api.addEvent(api.Event.LifeCycleChanged, (e) => {
        if (e.stage >= api.Enum.LifecycleStages.Steady) done()
      })
    }),
    setSource: (next) => {
      source = next
      if (intercepted) return
      interceptCells(injector.get(SheetInterceptorService), () => source)
      intercepted = true
    },
    isEditing: () => injector.get(IEditorBridgeService).isVisible().visible,
    scroll: (unitId) => {
      const viewport = injector.get(IRenderManagerService).getRenderById(unitId)?.scene.getViewport('viewMain')
      return { x: viewport?.viewportScrollX ?? 0, y: viewport?.viewportScrollY ?? 0 }
    },
    reveal: ({ row, column }) => {
      const unit = api.getActiveWorkbook()?.getId()
      if (unit === undefined || !injector.get(IRenderManagerService).getRenderById(unit)) return
      const range = { startRow: row, endRow: row, startColumn: column, endColumn: column }
      api.syncExecuteCommand('sheet.operation.scroll-to-range', { range })
    },
    focus: () => injector.get(ILayoutService).focus(),
    dispose: () => univer.dispose(),
  }
}

function interceptCells(service: SheetInterceptorService, source: () => CellSource): void {
  const priority = 1000; // first, and `next` is not asked: no number formats, marks or formulas of Univer's own
  service.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    id: 'model-cells', priority, effect: InterceptorEffectEnum.Style | InterceptorEffectEnum.Value,
    handler: (_cell, at) => source().cell(at.subUnitId, at.row, at.col),
  })
  service.intercept(INTERCEPTOR_POINT.ROW_FILTERED, {
    id: 'model-rows', priority,
    handler: (_filtered, at) => source().isRowHidden(at.subUnitId, at.row),
  })
  service.writeCellInterceptor.intercept(BEFORE_CELL_EDIT, {
    id: 'model-editor-text', priority,
    handler: (cell, at) => ({ ...cell, v: source().editText(at.subUnitId, at.row, at.col), t: 1, p: null, f: null }),
  })
  // What was typed goes to the model; "nothing changed" keeps Univer from writing it.
  service.writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
    id: 'model-keeps-typing', priority,
    handler: (_cell, at) => at.worksheet.getCellRaw(at.row, at.col),
  })
}
