type Child = Node | string | null
type Attributes = Readonly<Record<string, string | number | boolean | ((event: never) => void)>>

/**
 * Makes an element: `element('button', { class: 'tool', onclick: save }, '保存')`. Functions become listeners of the event after
 * "on"; true sets an empty attribute, false leaves it out.
 */
export function element<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: readonly Child[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), (event) => value(event as never))
    else if (value !== false) made.setAttribute(name, value === true ? '' : String(value))
  }
  for (const child of children) if (child !== null) made.append(child)
  return made
}

/** Simple line icons, 20 × 20, drawn in the colour of the text. */
export function icon(path: string): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg'
  const svg = document.createElementNS(space, 'svg')
  svg.setAttribute('viewBox', '0 0 20 20')
  svg.setAttribute('aria-hidden', 'true')
  svg.classList.add('icon')
  const line = document.createElementNS(space, 'path')
  line.setAttribute('d', path)
  svg.append(line)
  return svg
}
