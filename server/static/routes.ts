import { Hono } from 'hono'
import type { AppSettings } from '../app.ts'
import type { Env } from '../http/env.ts'
import { manifestRoutes } from '../manifest/routes.ts'
import { readFiles } from './files.ts'
import { renderWelcome } from './welcome.ts'

/** The welcome page, the built pane and workbench, office.js of the installed package, and the add-in's manifest. */
export function staticFiles(settings: AppSettings) {
  const app = new Hono<Env>().get('/', c => c.html(renderWelcome(settings.version), 200))
  if (settings.files === null) return app
  const { root } = settings.files
  return app
    .get('/addin', c => c.redirect('/addin/'))
    .get('/workbench', c => c.redirect('/workbench/'))
    .get('/addin/*', readFiles('/addin/', `${root}/dist/addin`))
    .get('/workbench/*', readFiles('/workbench/', `${root}/dist/workbench`))
    .get('/office-js/*', readFiles('/office-js/', `${root}/node_modules/@microsoft/office-js/dist`))
    .get('/assets/*', readFiles('/assets/', `${root}/addin/assets`))
    .route('/', manifestRoutes(root, settings.publicUrl))
}
