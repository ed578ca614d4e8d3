/** JSON of this many characters and more travels packed: 20,000 rows are 9 MB, packed a tenth of it. */
export const packFrom = 100_000

/** Packs piece by piece, so that the pane is not held up. */
export async function gzip(text: string): Promise<ArrayBuffer> {
  return new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer()
}
