import type { ICellCustomRender, ICellRenderContext } from '@univerjs/core'
import type { CellStyle } from '../model/cell-style.ts'
import type { FilterButton } from './filter-buttons.ts'

export const FILTER_BUTTON_SIZE = 16

/** What Univer cannot draw by itself: fill patterns and filter arrows. Undefined for most cells. */
export function drawings(style: CellStyle, button: FilterButton | null): ICellCustomRender[] | undefined {
  const pattern = patternOf(style)
  if (!pattern && !button) return undefined
  return [...(pattern ? [pattern] : []), ...(button ? [button.active ? ACTIVE_FILTER : FILTER] : [])]
}

const FILTER: ICellCustomRender = { drawWith: (ctx, info) => drawFilterButton(ctx, info, false), zIndex: 20 }
const ACTIVE_FILTER: ICellCustomRender = { drawWith: (ctx, info) => drawFilterButton(ctx, info, true), zIndex: 20 }
const patterns = new Map<string, ICellCustomRender>()

function patternOf(style: CellStyle): ICellCustomRender | null {
  const { fillPattern } = style
  if (fillPattern === 'None' || fillPattern === 'Solid') return null
  const color = style.fillPatternColor ?? '#808080'
  const key = `${fillPattern} ${color}`
  const known = patterns.get(key)
  if (known) return known
  const made: ICellCustomRender = { drawWith: (ctx, info) => drawPattern(ctx, info, fillPattern, color), zIndex: 10 }
  patterns.set(key, made)
  return made
}

interface Box { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

function boxOf(info: ICellRenderContext): Box {
  const { startX, startY, endX, endY, isMergedMainCell, mergeInfo } = info.primaryWithCoord
  const at = isMergedMainCell ? mergeInfo : { startX, startY, endX, endY }
  return { x: at.startX, y: at.startY, width: at.endX - at.startX, height: at.endY - at.startY }
}

/** Lines at 45° in Excel's directions; the gray patterns as dots, denser the darker. Drawn over the text, so it is thin. */
function drawPattern(ctx: CanvasRenderingContext2D, info: ICellRenderContext, pattern: string, color: string): void {
  const { x, y, width, height } = boxOf(info)
  ctx.save()
  ctx.beginPath()
  ctx.rect(x, y, width, height)
  ctx.clip()
  ctx.globalAlpha = 0.35
  ctx.strokeStyle = color
  ctx.fillStyle = color
  ctx.lineWidth = 1
  if (pattern.startsWith('Gray') || pattern === 'SemiGray75' || pattern === 'Checker') drawDots(ctx, { x, y, width, height }, pattern === 'Gray8' || pattern === 'Gray16' ? 6 : 4)
  else drawLines(ctx, { x, y, width, height }, pattern)
  ctx.restore()
}

function drawDots(ctx: CanvasRenderingContext2D, box: Box, step: number): void {
  for (let py = box.y; py < box.y + box.height; py += step) {
    for (let px = box.x; px < box.x + box.width; px += step) ctx.fillRect(px, py, 1, 1)
  }
}

function drawLines(ctx: CanvasRenderingContext2D, box: Box, pattern: string): void {
  const step = 6
  const end = box.width + box.height
  const upwards = /Up|Grid|CrissCross/.test(pattern)
  const downwards = /Down|CrissCross/.test(pattern)
  ctx.beginPath()
  if (/Horizontal|Grid/.test(pattern)) for (let d = 0; d < box.height; d += step) line(ctx, box.x, box.y + d, box.x + box.width, box.y + d)
  if (/Vertical|Grid/.test(pattern)) for (let d = 0; d < box.width; d += step) line(ctx, box.x + d, box.y, box.x + d, box.y + box.height)
  if (upwards && !pattern.includes('Grid')) for (let d = 0; d < end; d += step) line(ctx, box.x + d, box.y, box.x + d - box.height, box.y + box.height)
  if (downwards) for (let d = -box.height; d < box.width; d += step) line(ctx, box.x + d, box.y, box.x + d + box.height, box.y + box.height)
  ctx.stroke()
}

function line(ctx: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number): void {
  ctx.moveTo(x1, y1)
  ctx.lineTo(x2, y2)
}

function drawFilterButton(ctx: CanvasRenderingContext2D, info: ICellRenderContext, active: boolean): void {
  const box = boxOf(info)
  const size = Math.min(FILTER_BUTTON_SIZE, box.height - 2)
  const x = box.x + box.width - size - 2
  const y = box.y + box.height - size - 2
  ctx.save()
  ctx.fillStyle = '#ffffff'
  ctx.strokeStyle = '#ababab'
  ctx.lineWidth = 1
  ctx.fillRect(x, y, size, size)
  ctx.strokeRect(x + 0.5, y + 0.5, size - 1, size - 1)
  ctx.fillStyle = active ? '#107c41' : '#444444'
  ctx.beginPath()
  const middle = x + size / 2
  if (active) funnel(ctx, middle, y + 4, size - 8)
  else triangle(ctx, middle, y + size / 2 - 2)
  ctx.fill()
  ctx.restore()
}

function triangle(ctx: CanvasRenderingContext2D, x: number, y: number): void {
  ctx.moveTo(x - 4, y)
  ctx.lineTo(x + 4, y)
  ctx.lineTo(x, y + 5)
  ctx.closePath()
}

function funnel(ctx: CanvasRenderingContext2D, x: number, y: number, size: number): void {
  ctx.moveTo(x - size / 2, y)
  ctx.lineTo(x + size / 2, y)
  ctx.lineTo(x + 1, y + size / 2)
  ctx.lineTo(x + 1, y + size)
  ctx.lineTo(x - 1, y + size - 1)
  ctx.lineTo(x - 1, y + size / 2)
  ctx.closePath()
}
