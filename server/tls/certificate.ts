/**
 * The certificate the server speaks with. Office add-ins load over https only, so a development one is made when none is given:
 * the one that `npx office-addin-dev-certs install` has made trusted, else one of our own in the data folder.
 */
import { X509Certificate } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Settings } from '../settings.ts'

export interface Certificate { readonly cert: Buffer; readonly key: Buffer; /** false: browsers ask once whether to go on */ readonly trusted: boolean }

/** Null when TLS is off. Throws when a certificate of one's own cannot be read or has expired. */
export async function certificateFor(settings: Settings): Promise<Certificate | null> {
  if (settings.tls === 'off') return null
  if (settings.tls !== 'dev') return { ...readPair(settings.tls.certificate, settings.tls.key), trusted: true }
  const installed = join(homedir(), '.office-addin-dev-certs')
  const known = developmentPair(installed)
  if (known) return { ...known, trusted: true }
  const own = join(settings.dataDir, 'certificates')
  const kept = developmentPair(own)
  if (kept) return { ...kept, trusted: false }
  const { generateCertificates } = await import('office-addin-dev-certs')
  const print = console.log
  console.log = () => undefined // the package tells the paths on stdout, where `--json` commands print
  try {
    await generateCertificates(join(own, 'ca.crt'), join(own, 'localhost.crt'), join(own, 'localhost.key'), 365, ['localhost', '127.0.0.1', ...(settings.host === 'localhost' ? [] : [settings.host])])
  } finally {
    console.log = print
  }
  const made = developmentPair(own)
  if (!made) throw new Error(`开发证书没有生成。检查 ${own} 能不能写，或设置 TLS=off 放在代理后面。`)
  return { ...made, trusted: false }
}

/** The pair in a folder, unless it is missing or has expired. */
function developmentPair(folder: string): { cert: Buffer; key: Buffer } | null {
  const [certificate, key] = [join(folder, 'localhost.crt'), join(folder, 'localhost.key')]
  if (!existsSync(certificate) || !existsSync(key)) return null
  const pair = { cert: readFileSync(certificate), key: readFileSync(key) }
  return new Date(new X509Certificate(pair.cert).validTo).getTime() > Date.now() ? pair : null
}

function readPair(certificate: string, key: string): { cert: Buffer; key: Buffer } {
  for (const path of [certificate, key]) if (!existsSync(path)) throw new Error(`设置 TLS 不对：找不到 ${path}。写“证书文件,私钥文件”。`)
  const pair = { cert: readFileSync(certificate), key: readFileSync(key) }
  if (new Date(new X509Certificate(pair.cert).validTo).getTime() < Date.now()) throw new Error(`证书 ${certificate} 已过期。换一个再启动。`)
  return pair
}
