/** Server-sent events read by hand: `EventSource` cannot carry a bearer token. Pure, so that it is tested without a network. */

/** Cuts a growing text into the `data` of its finished events. Comments (heartbeats) and other fields are skipped. */
export function eventCutter(): (chunk: string) => string[] {
  let rest = ''
  return (chunk) => {
    rest = (rest + chunk).replace(/\r\n?/g, '\n')
    const found: string[] = []
    for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
      const lines = rest.slice(0, end).split('\n').filter((line) => line.startsWith('data:'))
      rest = rest.slice(end + 2)
      if (lines.length > 0) found.push(lines.map((line) => line.slice(5).replace(/^ /, '')).join('\n'))
    }
    return found
  }
}

/** How long to wait before trying again, in ms: doubling from one second to half a minute, spread so that 500 panes do not come back at once. */
export function backOff(attempt: number, random: number = Math.random()): number {
  const base = Math.min(30_000, 1000 * 2 ** Math.min(attempt, 5))
  return Math.round(base * (0.75 + random / 2))
}
