/**
 * Strict headers that still let Office frame the pane: Office on the web shows it in a frame of its own hosts, so there is
 * frame-ancestors instead of X-Frame-Options, and scripts come from here or, by setting, from Microsoft's office.js CDN.
 */
import type { MiddlewareHandler } from 'hono'
import type { Env } from './env.ts'

export type OfficeJs = 'local' | 'world' | '21vianet'
export interface HeaderSettings { readonly officeJs: OfficeJs; readonly https: boolean; readonly frameAncestors: readonly string[] }

/** Hosts whose pages frame task panes: Office on the web, Microsoft 365, and the same run by 21Vianet. */
const officeHosts = [
  'https://*.officeapps.live.com', 'https://*.office.com', 'https://*.office365.com', 'https://*.microsoft365.com', 'https://*.cloud.microsoft',
  'https://*.sharepoint.com', 'https://*.live.com', 'https://*.partner.officewebapps.cn', 'https://*.officewebapps.cn', 'https://*.office365.cn', 'https://*.sharepoint.cn',
]

/** Where office.js comes from when it is not ours. Source: learn.microsoft.com, “Referencing the Office JavaScript API library”. */
export const officeJsAddress: Readonly<Record<OfficeJs, string | null>> = {
  local: null, world: 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
  '21vianet': 'https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js',
}

export function secureHeaders(settings: HeaderSettings): MiddlewareHandler<Env> {
  const cdn = officeJsAddress[settings.officeJs]
  const from = cdn === null ? '' : ` ${new URL(cdn).origin}`
  const policy = [
    `default-src 'self'`, `script-src 'self'${from}`, `style-src 'self' 'unsafe-inline'`, `img-src 'self' data: blob:`, `font-src 'self' data:`,
    `connect-src 'self'${from}`, `worker-src 'self' blob:`, `frame-src 'self'`, `object-src 'none'`, `base-uri 'self'`, `form-action 'self'`,
    `frame-ancestors ${["'self'", ...officeHosts, ...settings.frameAncestors].join(' ')}`,
  ].join('; ')
  const common: readonly (readonly [string, string])[] = [
    ['x-content-type-options', 'nosniff'], ['cache-control', 'no-store'], ...(settings.https ? [['strict-transport-security', 'max-age=31536000'] as const] : []),
  ]
  const page = [...common, ['content-security-policy', policy], ['referrer-policy', 'no-referrer'], ['permissions-policy', 'camera=(), microphone=(), geolocation=()']] as const
  const json = [...common, ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"]] as const
  // before the answer is made: setting headers of a finished answer makes the adapter build it twice
  return async (c, next) => {
    const isPage = !c.req.path.startsWith('/api/') || c.req.path === '/api/docs'
    for (const [name, value] of isPage ? page : json) c.header(name, value)
    await next()
  }
}
