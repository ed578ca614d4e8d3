/** The API documentation as one page: no script, nothing from elsewhere, so it works in the closed network of a college. */
import type { ApiDocument, Content, Operation, Schema } from './document.ts'
import { escapeHtml } from '../http/html.ts'
import { schemaLines } from './schema-lines.ts'

const style = `body{font:15px/1.6 'Segoe UI','Microsoft YaHei UI','Noto Sans CJK SC',sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#242424;background:#fff}
h1{font-size:1.6rem}h2{font-size:1rem;margin:0}details{border-bottom:1px solid #e0e0e0;padding:.5rem 0}summary{cursor:pointer}
code,pre{font-family:Consolas,'Cascadia Mono',monospace;font-size:13px}pre{background:#f5f5f5;padding:.75rem;overflow:auto}
.m{display:inline-block;min-width:4.5em;font-weight:600;color:#0f6c3a}.who{color:#616161;font-size:13px}
@media (prefers-color-scheme:dark){body{background:#1f1f1f;color:#eee}pre{background:#2b2b2b}.m{color:#7fd1a3}.who{color:#bbb}details{border-color:#444}}`

export function renderDocs(document: ApiDocument): string {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => renderOperation(method, path, operation)))
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(document.info.title)}</title><style>${style}</style></head>
<body><h1>${escapeHtml(document.info.title)} ${escapeHtml(document.info.version)}</h1><p>${escapeHtml(document.info.description ?? '')}</p>
<p>机器可读：<a href="/api/openapi.json">/api/openapi.json</a>。登录后把 token 放在 <code>authorization: Bearer …</code>。</p>
${operations.join('\n')}</body></html>`
}

function renderOperation(method: string, path: string, operation: Operation): string {
  const parameters = (operation.parameters ?? []).map(each => `${each.in} ${each.name}${each.required === true ? '' : '?'}: ${typeOf(each.schema)}`)
  const answers = Object.entries(operation.responses ?? {}).map(([status, response]) => `<h2>${escapeHtml(status)} ${escapeHtml(response.description ?? '')}</h2>${renderContent(response.content)}`)
  return `<details><summary><span class="m">${method.toUpperCase()}</span> <code>${escapeHtml(path)}</code> ${escapeHtml(operation.summary ?? '')} <span class="who">${escapeHtml(who(operation))}</span></summary>
${parameters.length > 0 ? `<h2>参数</h2><pre>${escapeHtml(parameters.join('\n'))}</pre>` : ''}${operation.requestBody === undefined ? '' : `<h2>正文</h2>${renderContent(operation.requestBody.content)}`}
${answers.join('\n')}</details>`
}

function who(operation: Operation): string {
  const access = operation['x-access']
  if (access === 'open') return '不用登录'
  return Array.isArray(access) ? `登录，角色 ${access.join('、')}` : '登录'
}

function renderContent(content: Content | undefined): string {
  return Object.values(content ?? {}).map(({ schema }) => `<pre>${escapeHtml(schemaLines(schema ?? {}).join('\n'))}</pre>`).join('')
}

function typeOf(schema: Schema | undefined): string { return schemaLines(schema ?? {}).join(' ') }
