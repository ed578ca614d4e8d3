import { ZipStream } from '../zip-stream.ts'

/** A zip in memory from parts by name. */
export async function zipOf(parts: Readonly<Record<string, string | Iterable<string>>>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  const zip = new ZipStream({ write: async (bytes) => { pieces.push(Uint8Array.from(bytes)) } })
  for (const [name, text] of Object.entries(parts)) await zip.add(name, typeof text === 'string' ? [text] : text)
  await zip.end()
  return Buffer.concat(pieces)
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/** The smallest workbook around one sheet's XML. */
export function workbookAround(sheet: string | Iterable<string>, extra: Readonly<Record<string, string | Iterable<string>>> = {}): Promise<Buffer> {
  return zipOf({
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    'xl/workbook.xml': `${head}<workbook xmlns:r="r"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships><Relationship Id="rId1" Type="t" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': sheet,
    ...extra,
  })
}
