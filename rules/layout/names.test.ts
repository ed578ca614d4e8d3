import { describe, expect, it } from 'vitest'
import { codeListName, columnLetters, listObjectName, sheetNameOf } from './names.ts'
import { serialOf, sheetValue } from './sheet-cell.ts'
import { sampleTable } from './sample-table.ts'
import { displayWidth } from './width.ts'
import { identityXml, parseIdentityXml } from './workbook-identity.ts'

describe('names in a workbook', () => {
  it('names the Excel table by purpose, table number and unit', () => {
    expect(listObjectName({ purpose: 'fill', number: '6.1.1', unit: 'u-hr.1' })).toBe('T_6_1_1_u_hr_1')
    expect(listObjectName({ purpose: 'review', number: '6.1.1', unit: 'hr', submission: 's-9' })).toBe('R_6_1_1_s_9')
    expect(listObjectName({ purpose: 'merge', number: '5.1a', unit: '' })).toBe('M_5_1a')
  })

  it('makes sheet names Excel accepts, unique without case', () => {
    expect(sheetNameOf('5.1/a [收入]?', [])).toBe('5.1 a 收入')
    expect(sheetNameOf('x'.repeat(40), [])).toHaveLength(31)
    expect(sheetNameOf('表A', ['表a', '表A (2)'])).toBe('表A (3)')
    expect(sheetNameOf("''", [])).toBe('表')
  })

  it('makes defined names out of any id', () => {
    expect(codeListName('major-category.2021')).toBe('码_major_category_2021')
  })

  it('counts columns as Excel does', () => {
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA'])
  })

  it('counts a Chinese character as two', () => {
    expect(displayWidth('专业A1，')).toBe(8)
  })
})

describe('what a sheet shows for a cell', () => {
  const [date, month, bool, text] = ['cert_date', 'title_month', 'dual', 'name'].map((id) => sampleTable.fields.find((field) => field.id === id))

  it('turns good dates into serials and leaves the others as typed', () => {
    expect(serialOf('2025-09-01')).toBe(45901)
    expect(serialOf('2025-09')).toBe(45901)
    expect(serialOf('2025-02-30')).toBeNull()
    expect(date && sheetValue(date, '2025.9.1')).toBe('2025.9.1')
    expect(month && sheetValue(month, '2025-09')).toBe(45901)
  })

  it('shows a boolean as its word and keeps text', () => {
    expect(bool && sheetValue(bool, true)).toBe('是')
    expect(text && sheetValue(text, '2025-09')).toBe('2025-09')
    expect(text && sheetValue(text, '')).toBeNull()
  })
})

describe('the identity of a workbook', () => {
  const identity = { college: 'jz"<&\n大学', cycle: '2025-2026', editionHash: 'ab12', sheets: [
    { listObject: 'T_6_1_1_hr', table: 'ft', unit: 'hr', purpose: 'fill' as const },
    { listObject: 'R_6_1_1_s9', table: 'ft', unit: 'hr', purpose: 'review' as const, submission: 's9' },
  ] }

  it('comes back as it was written, odd signs included', () => {
    expect(parseIdentityXml(identityXml(identity))).toEqual(identity)
  })

  it('is read when another program wrote it with prefixes and single quotes', () => {
    const xml = `<?xml version="1.0"?><w:workbook xmlns:w='urn:statbook:workbook:1' college='jz' cycle='c' editionHash='h'>\n <w:sheet listObject='T' table='t' unit='u' purpose='merge' /></w:workbook>`
    expect(parseIdentityXml(xml)).toEqual({ college: 'jz', cycle: 'c', editionHash: 'h', sheets: [{ listObject: 'T', table: 't', unit: 'u', purpose: 'merge' }] })
  })

  it('is null for another part, a broken one, or one with a document type', () => {
    expect(parseIdentityXml('<workbook xmlns="urn:other"/>')).toBeNull()
    expect(parseIdentityXml('<workbook xmlns="urn:statbook:workbook:1" college="x"/>')).toBeNull()
    expect(parseIdentityXml('<!DOCTYPE a><workbook xmlns="urn:statbook:workbook:1" college="a" cycle="b" editionHash="c"/>')).toBeNull()
  })

  it('leaves out a sheet whose purpose it does not know', () => {
    expect(parseIdentityXml('<workbook xmlns="urn:statbook:workbook:1" college="a" cycle="b" editionHash="c"><sheet listObject="T" table="t" unit="u" purpose="spy"/></workbook>')?.sheets).toEqual([])
  })
})
