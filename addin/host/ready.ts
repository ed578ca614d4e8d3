/** Resolves once office.js has answered: true inside Excel, false in a plain browser window (the matrix) or where office.js did not load. */
export async function insideExcel(): Promise<boolean> {
  if (typeof Office === 'undefined') return false
  const { host } = await Office.onReady()
  return host === Office.HostType.Excel
}
