import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { OfficeAddinManifest } from 'office-addin-manifest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { manifestRoutes } from './routes.ts'
import { readElements, type Element } from './read-elements.ts'
import { manifestFor, manifestHome } from './manifest-for.ts'

const root = new URL('../../', import.meta.url)
const template = readFileSync(new URL('manifest.xml', root), 'utf8')

/**
 * Order of children under each parent, as far as this manifest uses them. Source: Microsoft Learn, "How to find the proper order
 * of manifest elements" (office/dev/add-ins/develop/manifest-element-ordering), sections "Basic task pane add-in element
 * ordering" and "Task pane add-in element ordering within VersionOverrides".
 */
const order: Readonly<Record<string, readonly string[]>> = {
  OfficeApp: ['Id', 'AlternateId', 'Version', 'ProviderName', 'DefaultLocale', 'DisplayName', 'Description', 'IconUrl', 'HighResolutionIconUrl', 'SupportUrl', 'AppDomains', 'Hosts', 'Requirements', 'DefaultSettings', 'Permissions', 'Dictionary', 'VersionOverrides', 'ExtendedOverrides'],
  VersionOverrides: ['Description', 'Requirements', 'Hosts', 'Resources', 'WebApplicationInfo', 'EquivalentAddins'],
  Host: ['Runtimes', 'AllFormFactors', 'DesktopFormFactor'],
  DesktopFormFactor: ['GetStarted', 'FunctionFile', 'ExtensionPoint'],
  GetStarted: ['Title', 'Description', 'LearnMoreUrl'],
  Group: ['Label', 'Icon', 'Control'],
  Control: ['Label', 'Supertip', 'Icon', 'Action', 'Enabled', 'Items'],
  Supertip: ['Title', 'Description'],
  Action: ['TaskpaneId', 'SourceLocation', 'Title', 'FunctionName'],
  Resources: ['bt:Images', 'bt:Urls', 'bt:ShortStrings', 'bt:LongStrings'],
}

/** What must be there. Source: Learn, "Office Add-ins with the add-in only manifest", table of required elements, and the page of each element. */
const required: Readonly<Record<string, readonly string[]>> = {
  OfficeApp: ['Id', 'Version', 'ProviderName', 'DefaultLocale', 'DisplayName', 'Description', 'IconUrl', 'SupportUrl', 'Hosts', 'DefaultSettings', 'Permissions'],
  VersionOverrides: ['Hosts', 'Resources'], DesktopFormFactor: ['ExtensionPoint'], GetStarted: ['Title', 'Description', 'LearnMoreUrl'],
  Group: ['Label', 'Icon', 'Control'], Control: ['Label', 'Supertip', 'Icon', 'Action'], Supertip: ['Title', 'Description'],
}

describe('manifest.xml', () => {
  const all: Element[] = []
  const visit = (element: Element): void => { all.push(element); element.children.forEach(visit) }
  visit(readElements(template))
  const named = (name: string): readonly Element[] => all.filter((element) => element.name === name)
  const children = (element: Element): readonly string[] => element.children.map(({ name }) => name)

  it('has every child in the order Microsoft gives', () => {
    for (const [parent, sequence] of Object.entries(order)) {
      for (const element of named(parent)) {
        const places = children(element).map((child) => sequence.indexOf(child))
        expect(places, `${parent}: ${children(element).join(', ')}`).not.toContain(-1)
        expect(places, parent).toEqual([...places].sort((a, b) => a - b))
      }
    }
  })

  it('has every element that must be there', () => {
    for (const [parent, names] of Object.entries(required)) {
      expect(named(parent).length, parent).toBeGreaterThan(0)
      for (const element of named(parent)) expect(children(element), parent).toEqual(expect.arrayContaining([...names]))
    }
  })

  it('defines every resource it refers to, once, and refers to every one it defines', () => {
    const used = new Set(all.flatMap((element) => element.attributes['resid'] ?? []))
    const defined = all.flatMap((element) => (['bt:Image', 'bt:Url', 'bt:String'].includes(element.name) ? element.attributes['id'] ?? [] : []))
    expect(new Set(defined).size).toBe(defined.length)
    expect([...used].sort()).toEqual([...defined].sort())
    expect(defined.filter((id) => id.length > 32)).toEqual([])
  })

  it('says everything in Chinese first and in English too, within the lengths Office shows', () => {
    for (const [list, limit] of [['bt:ShortStrings', 125], ['bt:LongStrings', 250]] as const) {
      for (const text of named(list).flatMap((element) => element.children)) {
        const english = text.children.find((child) => child.attributes['Locale'] === 'en-US')?.attributes['Value'] ?? ''
        expect(text.attributes['DefaultValue'], text.attributes['id']).toMatch(/[\u4e00-\u9fff]/)
        expect(english, text.attributes['id']).toMatch(/^[ -~]+$/)
        expect(Math.max(english.length, text.attributes['DefaultValue']?.length ?? 0)).toBeLessThanOrEqual(limit)
      }
    }
  })

  it('runs ribbon and pane in one shared runtime, and old Excels still open the pane', () => {
    const pane = ['Runtime', 'FunctionFile', 'SourceLocation'].flatMap((name) => named(name)).flatMap((element) => element.attributes['resid'] ?? [])
    expect(new Set(pane)).toEqual(new Set(['Pane.Url']))
    expect(named('TaskpaneId').map((element) => element.text)).toEqual(['Office.AutoShowTaskpaneWithDocument'])
    expect(named('Set').map((element) => element.attributes)).toEqual([{ Name: 'ExcelApi', MinVersion: '1.1' }])
    expect(named('bt:Set').map((element) => element.attributes)).toEqual([{ Name: 'ExcelApi', MinVersion: '1.14' }, { Name: 'SharedRuntime', MinVersion: '1.1' }])
  })

  it('names icons of the sizes it says, and they are there', () => {
    for (const image of named('bt:Image').filter((element) => element.attributes['DefaultValue'] !== undefined)) {
      const file = new URL(`addin/public/icons/${image.attributes['DefaultValue']?.split('/').at(-1)}`, root)
      expect(existsSync(file), file.pathname).toBe(true)
      const png = readFileSync(file)
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([Number(image.attributes['id']?.split('.').at(-1)), Number(image.attributes['id']?.split('.').at(-1))])
    }
    for (const image of named('bt:Image').filter((element) => element.attributes['size'] !== undefined)) expect(image.attributes['resid']?.endsWith(`.${image.attributes['size']}`)).toBe(true)
  })
})

describe('the manifest of a college', () => {
  let folder: string
  beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'manifest-')) })
  afterAll(() => rm(folder, { recursive: true }))

  it('is read by Microsoft’s own reader, with the college’s address everywhere', async () => {
    const path = join(folder, 'manifest.xml')
    await writeFile(path, manifestFor(template, 'https://zt.example.edu.cn:8443/statbook/'))
    const read = await OfficeAddinManifest.readManifestFile(path)
    expect(read).toMatchObject({
      officeAppType: 'TaskPaneApp', hosts: ['Workbook'], permissions: 'ReadWriteDocument', defaultLocale: 'zh-CN', displayName: '状态簿',
      iconUrl: 'https://zt.example.edu.cn:8443/statbook/addin/icons/icon-32.png', defaultSettings: { sourceLocation: 'https://zt.example.edu.cn:8443/statbook/addin/' },
    })
    expect(read.id).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/)
  })

  it('is what the server hands out for its own address', async () => {
    const answer = await manifestRoutes(fileURLToPath(root), 'https://zt.example.edu.cn').request('/manifest.xml')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/xml; charset=utf-8'])
    expect(await answer.text()).toBe(manifestFor(template, 'https://zt.example.edu.cn'))
  })

  it('leaves nothing of the old address', () => {
    expect(manifestFor(template, 'https://zt.example.edu.cn')).not.toContain('localhost')
    expect(manifestFor(template, manifestHome)).toBe(template)
  })

  it.each(['http://zt.example.edu.cn', 'zt.example.edu.cn', 'ftp://x', 'https://zt.example.edu.cn/?a=1', 'https://zt.example.edu.cn/#x', 'https://u:p@zt.example.edu.cn', ''])('refuses the address “%s”', (url) => {
    expect(() => manifestFor(template, url)).toThrow('manifest.address')
  })

  it('refuses a template in which another address would stay', () => {
    const odd = template.replace('https://localhost:3000/addin/shortcuts.json', 'http://localhost:3000/addin/shortcuts.json')
    expect(() => manifestFor(odd, 'https://zt.example.edu.cn')).toThrow('manifest.left-over')
    expect(() => manifestFor('<OfficeApp/>', 'https://zt.example.edu.cn')).toThrow('manifest.left-over')
  })
})
