/** From here on a table is large: its judge works beside the pane, and what the pane does itself stops for breath. */
export const largeRows = 3000

/** Work at a stretch after which the browser gets its turn, in ms: less than two frames. */
const stretchMs = 30

/** To be awaited between the steps of long work: lets the browser draw and take input when the last turn is some time ago. Work on few rows never stops. */
export function breather(rows: number): () => Promise<void> {
  if (rows < largeRows) return () => Promise.resolve()
  let since = performance.now()
  return async () => {
    if (performance.now() - since < stretchMs) return
    await nextTurn()
    since = performance.now()
  }
}

/** A timer would wait 4 ms and more; in a hidden pane a second. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => { port1.close(); resolve() }
    port2.postMessage(null)
  })
}
