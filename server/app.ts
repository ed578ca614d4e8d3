import { OpenAPIHono } from '@hono/zod-openapi'
import { Problem } from '../rules/problem.ts'
import { docsRoutes } from './api-docs/routes.ts'
import type { Deps } from './deps.ts'
import { editionRoutes } from './editions/routes.ts'
import { eventRoutes } from './events/routes.ts'
import { healthRoutes } from './health/routes.ts'
import { limitBodies } from './http/body-limit.ts'
import { authenticate } from './http/caller.ts'
import { compressLarge } from './http/compress.ts'
import type { Env } from './http/env.ts'
import { answerErrors } from './http/errors.ts'
import { describeIssues } from './http/issues.ts'
import { logRequests } from './http/request-log.ts'
import { secureHeaders, type HeaderSettings } from './http/security-headers.ts'
import { mergeRoutes } from './merge/routes.ts'
import { progressRoutes } from './progress/routes.ts'
import { reviewRoutes } from './reviews/routes.ts'
import { takeTurns } from './http/turns.ts'
import { sessionRoutes } from './sessions/routes.ts'
import { setupRoutes } from './setup/routes.ts'
import { sheetRoutes } from './sheets/routes.ts'
import { staticFiles } from './static/routes.ts'
import { taskRoutes } from './tasks/routes.ts'
import { templateRoutes } from './templates/routes.ts'

export interface AppSettings extends HeaderSettings {
  readonly version: string
  /** where the built pane and workbench lie; null serves the API alone */
  readonly files: { readonly root: string } | null
  /** where people reach the server: what `/manifest.xml` is written for */
  readonly publicUrl?: string
}

/** Submissions under way at once: about two seconds of work. */
const MOST_SUBMITTING = 300

/** The whole server as one app: no clock, id, database or file of its own but what it is given. */
export function createApp(deps: Deps, settings: AppSettings) {
  const app = new OpenAPIHono<Env>({
    defaultHook: result => {
      if (!result.success) throw new Problem('request.invalid', { what: describeIssues(result.error), in: result.target })
    },
  })
  app.onError(answerErrors(deps.log))
  app.notFound(() => { throw new Problem('request.unknown') })
  app.use(logRequests(deps.log))
  app.use(secureHeaders(settings))
  app.use(compressLarge())
  app.use('/api/*', limitBodies())
  app.use('/api/*', authenticate(deps))
  app.post('/api/tables/:table/units/:unit/submissions', takeTurns(MOST_SUBMITTING))
  const api = app
    .route('/', sessionRoutes(deps))
    .route('/', setupRoutes(deps))
    .route('/', editionRoutes(deps))
    .route('/', taskRoutes(deps))
    .route('/', sheetRoutes(deps))
    .route('/', reviewRoutes(deps))
    .route('/', progressRoutes(deps))
    .route('/', mergeRoutes(deps))
    .route('/', templateRoutes(deps))
    .route('/', eventRoutes(deps))
    .route('/', healthRoutes(deps, settings.version))
  app.route('/', docsRoutes(app, settings.version))
  app.route('/', staticFiles(settings))
  return api
}

/** What the pane may take from the server: its types. */
export type Api = ReturnType<typeof createApp>
