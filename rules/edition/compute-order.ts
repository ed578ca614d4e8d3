/**
 * Puts things in an order in which each comes after all it needs. What lies on a circle is told instead.
 * @param needs what each needs, by name; needs that are not keys themselves do not matter
 */
export function orderByNeed(needs: ReadonlyMap<string, readonly string[]>): { order: string[] } | { circle: string[] } {
  const order: string[] = []
  const state = new Map<string, 'open' | 'done'>()
  const visit = (name: string, trail: readonly string[]): string[] | null => {
    if (state.get(name) === 'done') return null
    if (state.get(name) === 'open') return [...trail.slice(trail.indexOf(name)), name]
    state.set(name, 'open')
    for (const need of needs.get(name) ?? []) {
      const circle = needs.has(need) ? visit(need, [...trail, name]) : null
      if (circle !== null) return circle
    }
    state.set(name, 'done')
    order.push(name)
    return null
  }
  for (const name of needs.keys()) {
    const circle = visit(name, [])
    if (circle !== null) return { circle }
  }
  return { order }
}
