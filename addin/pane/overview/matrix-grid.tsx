import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { chapterOf, moveSpot, type Matrix, type MatrixRow, type Spot } from '../../session/matrix.ts'
import type { ProgressCell } from '../../session/progress-board.ts'
import { StatePie } from '../parts/icons.tsx'
import { useSpeech } from '../text.tsx'
import { useNow } from '../use-session.ts'
import { lateDays, stateText } from './state-text.ts'

/** Of a row with its line below, as layout.css sets it. */
const rowHeight = 30
const headHeight = 72
const beyond = 8
/** The second head row sticks a hair under the first: at 150 % rows would show through between them. */
const under = 21

/** One table; only the rows in sight are in the page. One stop for Tab, then arrows, Home, End, PageUp, PageDown. */
export function MatrixGrid({ of, spot, onSpot }: { of: Matrix; spot: Spot; onSpot: (spot: Spot) => void }) {
  const { t } = useSpeech()
  const box = useRef<HTMLDivElement>(null)
  const { first, last } = useSight(box, of.rows.length)
  const chosen = useRef(false)
  useEffect(() => { if (chosen.current) bringIntoSight(box.current, spot) }, [spot.row, spot.column])
  const choose = (next: Spot): void => { chosen.current = true; onSpot(next) }
  const press = (event: KeyboardEvent): void => {
    const next = moveSpot(spot, event.key, of.rows.length, of.tables.length, Math.max(1, Math.floor(((box.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1))
    if (next === null || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    choose(next)
  }
  const gaps = of.tables.map((table, i) => (i === 0 || chapterOf(of.tables[i - 1]?.number ?? '') !== chapterOf(table.number) ? 'gap' : ''))
  return (
    <div ref={box} className="matrix-scroll">
      <table className="matrix" role="grid" tabIndex={0} aria-label={t('matrix.title')} aria-rowcount={of.rows.length + 2} aria-colcount={of.tables.length + 3} aria-activedescendant={`spot-${spot.row}-${spot.column}`} onKeyDown={press}>
        <thead>
          <tr><th className="first" />{of.chapters.map(({ chapter, count }, i) => <th key={i} colSpan={count} className="gap nowrap" style={{ textAlign: 'left', padding: '3px 0 3px 5px', height: 22, overflow: 'hidden', maxWidth: count * 27 }}>{chapter === 'S' ? t('matrix.source') : t('matrix.chapter', { chapter })}</th>)}<th className="gap" colSpan={2} /></tr>
          <tr><th className="first" style={{ top: under }}>{t('matrix.unit')}</th>{of.tables.map((table, i) => <th key={table.id} className={`num ${gaps[i] ?? ''}`} style={{ height: 50, width: 27, top: under }} title={`${table.number} ${table.name}`}><span className="upright">{table.number}</span></th>)}<th className="gap r" style={{ top: under }}>{t('matrix.passed')}</th><th className="r" style={{ top: under }}>{t('matrix.on-time')}</th></tr>
        </thead>
        <tbody>
          {first > 0 && <tr aria-hidden style={{ height: first * rowHeight }} />}
          {of.rows.slice(first, last).map((row, i) => <UnitRow key={row.id} of={row} index={first + i} tables={of.tables} gaps={gaps} here={spot.row === first + i ? spot.column : null} onChoose={choose} />)}
          {last < of.rows.length && <tr aria-hidden style={{ height: (of.rows.length - last) * rowHeight }} />}
        </tbody>
      </table>
    </div>
  )
}

function UnitRow({ of, index, tables, gaps, here, onChoose }: { of: MatrixRow; index: number; tables: Matrix['tables']; gaps: readonly string[]; here: number | null; onChoose: (spot: Spot) => void }) {
  const { t } = useSpeech()
  const name = useCellName()
  return (
    <tr aria-rowindex={index + 3}>
      <th scope="row" className="first" style={{ color: 'var(--colorNeutralForeground1)', borderBottom: '1px solid var(--colorNeutralStroke3)' }}>{of.name}</th>
      {of.cells.map((cell, i) => (
        <td key={tables[i]?.id} id={`spot-${index}-${i}`} className={gaps[i]} role="gridcell" aria-selected={here === i} aria-label={name(of.name, tables[i], cell)} onClick={() => { onChoose({ row: index, column: i }) }}>
          <span className={`spot ${cell?.late === true ? 'late' : ''} ${here === i ? 'here' : ''}`}><StatePie state={cell?.state ?? null} /></span>
        </td>))}
      <td className="gap r num">{t('progress.of', { n: of.passed, m: of.all })}</td>
      <td className={`r num ${of.late > 0 ? 'danger strong' : ''}`}>{of.all === 0 ? '' : `${Math.floor(100 * (1 - of.late / of.all))}%`}</td>
    </tr>
  )
}

/** 建筑工程学院，7.4 顶岗实习，填报中，逾期 1 天 */
function useCellName(): (unit: string, table: { number: string; name: string } | undefined, cell: ProgressCell | null) => string {
  const speech = useSpeech()
  const now = useNow()
  return (unit, table, cell) => {
    const where = { unit, table: `${table?.number ?? ''} ${table?.name ?? ''}`.trim() }
    if (cell === null) return speech.t('matrix.cell', { ...where, state: speech.t('state.not-mine') })
    const state = stateText(cell.state, speech)
    return cell.late ? speech.t('matrix.cell-late', { ...where, state, n: lateDays(cell, now) }) : speech.t('matrix.cell', { ...where, state })
  }
}

/** Which rows are in sight; all of them on paper. */
function useSight(box: React.RefObject<HTMLDivElement | null>, rows: number): { first: number; last: number } {
  const [sight, setSight] = useState({ first: 0, last: 40 })
  const [printing, setPrinting] = useState(false)
  useLayoutEffect(() => {
    const scroll = box.current
    if (scroll === null) return
    const look = (): void => {
      const first = Math.max(0, Math.floor(scroll.scrollTop / rowHeight) - beyond)
      const last = Math.ceil((scroll.scrollTop + scroll.clientHeight) / rowHeight) + beyond
      setSight((old) => (old.first === first && old.last === last ? old : { first, last }))
    }
    look()
    scroll.addEventListener('scroll', look, { passive: true })
    const size = new ResizeObserver(look)
    size.observe(scroll)
    return () => { scroll.removeEventListener('scroll', look); size.disconnect() }
  }, [box])
  useEffect(() => {
    const begin = (): void => { setPrinting(true) }
    const end = (): void => { setPrinting(false) }
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    return () => { window.removeEventListener('beforeprint', begin); window.removeEventListener('afterprint', end) }
  }, [])
  if (printing) return { first: 0, last: rows }
  const first = Math.min(sight.first, Math.max(0, rows - 1))
  return { first, last: Math.min(rows, Math.max(sight.last, first + 1)) }
}

/** Head row and first column cover the field: a cell under them is not in sight. */
function bringIntoSight(box: HTMLDivElement | null, spot: Spot): void {
  if (box === null) return
  const top = spot.row * rowHeight
  if (top < box.scrollTop) box.scrollTop = top
  else if (top + rowHeight > box.scrollTop + box.clientHeight - headHeight) box.scrollTop = top + rowHeight - box.clientHeight + headHeight
  const head = box.querySelector<HTMLElement>('thead .first')
  const column = box.querySelectorAll<HTMLElement>('thead tr:nth-child(2) th')[spot.column + 1]
  if (head === null || column === undefined) return
  const left = column.offsetLeft - head.offsetWidth
  if (left < box.scrollLeft) box.scrollLeft = left
  else if (column.offsetLeft + column.offsetWidth > box.scrollLeft + box.clientWidth) box.scrollLeft = column.offsetLeft + column.offsetWidth - box.clientWidth
}
