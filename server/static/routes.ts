import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Hono } from 'hono'
import { Problem } from '../../rules/problem.ts'
import type { AppSettings } from '../app.ts'
import type { Env } from '../http/env.ts'
import { officeJsAddress } from '../http/security-headers.ts'
import { manifestRoutes } from '../manifest/routes.ts'
import { readFiles } from './files.ts'
import { renderWelcome } from './welcome.ts'

/** The welcome page, the built pane and workbench, office.js of the installed package, and the add-in's manifest. */
export function staticFiles(settings: AppSettings) {
  const app = new Hono<Env>().get('/', c => c.html(renderWelcome(settings.version), 200))
  if (settings.files === null) return app
  const { root } = settings.files
  const page = async (): Promise<string> => withOfficeJs(await textOf(join(root, 'dist/addin/index.html')), settings)
  return app
    .get('/addin', c => c.redirect('/addin/'))
    .get('/workbench', c => c.redirect('/workbench/'))
    .get('/addin/', async c => c.html(await page(), 200, { 'cache-control': 'no-cache' }))
    .get('/addin/*', readFiles('/addin/', join(root, 'dist/addin')))
    .get('/workbench/*', readFiles('/workbench/', join(root, 'dist/workbench')))
    .get('/office-js/*', readFiles('/office-js/', join(root, 'node_modules/@microsoft/office-js/dist')))
    .route('/', manifestRoutes(root, settings.publicUrl))
}

/** The pane asks for our own office.js; by setting the page asks Microsoft's CDN instead, as it must stand in the page itself. */
function withOfficeJs(html: string, settings: AppSettings): string {
  const address = officeJsAddress[settings.officeJs]
  return address === null ? html : html.replaceAll('/office-js/office.js', address)
}

async function textOf(path: string): Promise<string> {
  return await readFile(path, 'utf8').catch(() => { throw new Problem('request.unknown') })
}
