/** The add-in's manifest for a college's own address: the repository's manifest.xml with its address replaced everywhere. */
import { Problem } from '../../rules/problem.ts'

/** The address the manifest in the repository is written for. */
export const manifestHome = 'https://localhost:3000'

/**
 * `template` is the text of manifest.xml, `url` the address people reach the server at, with a path when it lies behind one.
 * Throws `manifest.address` when Office would not take the address, `manifest.left-over` when an address of the template would
 * stay: a half-replaced manifest installs and then shows nothing.
 * @example manifestFor(text, 'https://zt.example.edu.cn/')
 */
export function manifestFor(template: string, url: string): string {
  const base = addressOf(url)
  const text = template.replaceAll(manifestHome, escapeXml(base))
  const left = addresses(text).find((address) => address !== base && !address.startsWith(`${base}/`))
  if (left !== undefined || addresses(text).length === 0) throw new Problem('manifest.left-over', { address: left ?? manifestHome })
  return text
}

/** Without a slash at the end. Office loads add-ins over https only. */
function addressOf(url: string): string {
  const address = URL.canParse(url) ? new URL(url) : null
  const isGood = address !== null && address.protocol === 'https:' && address.username === '' && address.search === '' && address.hash === '' && !url.includes('?') && !url.includes('#')
  if (!isGood) throw new Problem('manifest.address', { url })
  return `${address.origin}${address.pathname}`.replace(/\/+$/, '')
}

/** Every address in the manifest that Office will open: attributes and element texts, namespaces not. */
function addresses(text: string): readonly string[] {
  const plain = text.replace(/<!--[\s\S]*?-->/g, '').replace(/\sxmlns(?::\w+)?="[^"]*"/g, '')
  return [...plain.matchAll(/(?:https?|ftp|file):\/\/[^"'<\s]+/g)].map(([address]) => address.replaceAll('&amp;', '&'))
}

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
