/**
 * The number people quote: year in which the cycle ends, table, running number of the table in the college.
 * @example submissionNumber('2025-2026', '6.1.1', 42) // '2026-0611-0042'
 */
export function submissionNumber(cycleId: string, tableNumber: string, running: number): string {
  const [first = '', ...rest] = tableNumber.split('.')
  const code = (/^\d+$/.test(first) ? first.padStart(2, '0') : first) + rest.join('')
  return `${cycleId.slice(-4)}-${code}-${String(running).padStart(4, '0')}`
}
