/** Edit distance with neighbours swapped counting as one, given up above `limit`. */
export function distance(a: string, b: string, limit: number): number {
  const left = [...a], right = [...b]
  if (Math.abs(left.length - right.length) > limit) return limit + 1
  let before: number[] = []
  let last = right.map((_, j) => j + 1)
  last.unshift(0)
  for (let i = 1; i <= left.length; i++) {
    const row = [i]
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1]
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) best = Math.min(best, (before[j - 2] ?? 0) + 1)
      row.push(best)
    }
    before = last
    last = row
  }
  return last[right.length] ?? 0
}

/**
 * The candidates most like a name: those that contain it or are contained, and those within a third of its length, best first.
 * @example nearest('职秤', ['职称', '姓名'], 3) // ['职称']
 */
export function nearest(name: string, candidates: Iterable<string>, most = 3): string[] {
  const wanted = name.toLowerCase()
  const limit = Math.max(1, Math.ceil([...wanted].length / 3))
  const scored: { candidate: string; score: number }[] = []
  for (const candidate of new Set(candidates)) {
    const lower = candidate.toLowerCase()
    const within = wanted.length >= 2 && (lower.includes(wanted) || (lower.length >= 2 && wanted.includes(lower)))
    const score = within ? 0.5 + Math.abs(lower.length - wanted.length) / 100 : distance(wanted, lower, limit)
    if (score <= limit) scored.push({ candidate, score })
  }
  return scored.sort((a, b) => a.score - b.score || a.candidate.localeCompare(b.candidate)).slice(0, most).map(each => each.candidate)
}
