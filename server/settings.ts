/** The only place that reads the environment (design part 7). Checked once, at start; every fault in one message. */
import { z } from 'zod'
import { resolve } from 'node:path'

const port = z.coerce.number().int().min(0).max(65_535)
const schema = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default('localhost'),
  PUBLIC_URL: z.url().optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z.string().optional(),
  TLS: z.string().regex(/^(dev|off|.+,.+)$/, 'dev、off，或“证书文件,私钥文件”').default('dev'),
  OFFICE_JS: z.enum(['local', 'world', '21vianet']).default('local'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  FRAME_ANCESTORS: z.string().default(''),
})

export interface Settings {
  readonly port: number
  readonly host: string
  /** address people use, without a slash at the end; by host and port when not set */
  readonly publicUrl: string
  readonly dataDir: string
  readonly tls: 'dev' | 'off' | { readonly certificate: string; readonly key: string }
  readonly officeJs: 'local' | 'world' | '21vianet'
  readonly logLevel: string
  /** further hosts that may frame the pane, beside Office's own */
  readonly frameAncestors: readonly string[]
}

/** Settings of this process. Throws one Error that names each wrong setting and what it may be. */
export function readSettings(environment: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const given = Object.fromEntries(Object.keys(schema.shape).flatMap((name) => (environment[name] === undefined || environment[name] === '' ? [] : [[name, environment[name]]])))
  const read = schema.safeParse(given)
  if (!read.success) throw new Error(read.error.issues.map((issue) => `设置 ${issue.path.join('.')} 不对：${issue.message}`).join('\n'))
  const { PORT, HOST, PUBLIC_URL, DATA_DIR, DATABASE_URL, TLS, OFFICE_JS, LOG_LEVEL, FRAME_ANCESTORS } = read.data
  if (DATABASE_URL !== undefined) throw new Error('设置 DATABASE_URL：这个版本只用 DATA_DIR 里的 SQLite。去掉这个设置再启动。')
  const tls = TLS === 'dev' || TLS === 'off' ? TLS : keyPair(TLS)
  return {
    port: PORT, host: HOST, dataDir: resolve(DATA_DIR), tls, officeJs: OFFICE_JS, logLevel: LOG_LEVEL,
    publicUrl: (PUBLIC_URL ?? `${tls === 'off' ? 'http' : 'https'}://${HOST === '0.0.0.0' || HOST === '::' ? 'localhost' : HOST}:${PORT}`).replace(/\/$/, ''),
    frameAncestors: FRAME_ANCESTORS.split(/[\s,]+/).filter((word) => word !== ''),
  }
}

function keyPair(value: string): { certificate: string; key: string } {
  const [certificate = '', key = ''] = value.split(',').map((part) => resolve(part.trim()))
  return { certificate, key }
}
