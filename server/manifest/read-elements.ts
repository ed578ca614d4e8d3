/** One element of a manifest. `name` and attribute names keep their prefix (`bt:Url`, `xsi:type`). */
export interface Element { readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly text: string; readonly children: readonly Element[] }

interface Open { name: string; attributes: Record<string, string>; text: string; children: Element[] }

/**
 * The elements of our own manifest, to look at their order. Comments and the XML declaration are skipped; there is no CDATA and no
 * document type in it. Throws when tags do not nest.
 */
export function readElements(xml: string): Element {
  const top: Open = { name: '', attributes: {}, text: '', children: [] }
  const open: Open[] = [top]
  for (const match of xml.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '').matchAll(/<(\/?)([\w:]+)((?:\s+[\w:]+="[^"]*")*)\s*(\/?)>|([^<]+)/g)) {
    const [, closing, name = '', attributes = '', single, text] = match
    const parent = open.at(-1)
    if (parent === undefined) throw new Error(`</${name}> closes nothing`)
    if (text !== undefined) parent.text += text.trim()
    else if (closing === '/') {
      if (parent.name !== name) throw new Error(`</${name}> closes <${parent.name}>`)
      open.pop()
    } else {
      const element: Open = { name, attributes: Object.fromEntries([...attributes.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value])), text: '', children: [] }
      parent.children.push(element)
      if (single !== '/') open.push(element)
    }
  }
  const [root] = top.children
  if (open.length !== 1 || root === undefined) throw new Error(`<${open.at(-1)?.name ?? ''}> is not closed`)
  return root
}
