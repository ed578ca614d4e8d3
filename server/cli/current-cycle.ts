/** The academic year that is being collected on a day: from September on the one that ended in August. `2026-11-22` → `2025-2026`. */
export function currentCycle(day: Date): string {
  const ended = day.getMonth() >= 7 ? day.getFullYear() : day.getFullYear() - 1
  return `${ended - 1}-${ended}`
}
