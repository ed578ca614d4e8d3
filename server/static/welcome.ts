import { escapeHtml } from '../http/html.ts'

const style = `body{font:16px/1.7 'Segoe UI','Microsoft YaHei UI','PingFang SC','Noto Sans CJK SC',sans-serif;max-width:40rem;margin:4rem auto;padding:0 1.5rem;color:#242424;background:#fff}
h1{font-size:1.8rem;margin-bottom:.25rem}.sub{color:#616161}a{color:#0c5c2f}.go{display:inline-block;margin:1rem 0;padding:.5rem 1.25rem;border-radius:4px;background:#107c41;color:#fff;text-decoration:none}
@media (prefers-color-scheme:dark){body{background:#1f1f1f;color:#eee}.sub{color:#bbb}a{color:#7fd1a3}.go{color:#fff}}`

/** What people see who open the server's address in a browser. */
export function renderWelcome(version: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>状态簿</title><style>${style}</style></head>
<body><h1>状态簿</h1><p class="sub">高等职业院校人才培养工作状态数据：在 Excel 里填报，边填边查，逐级审核，合并成一本。</p>
<p><a class="go" href="/workbench/">打开练习台</a></p>
<p>练习台是浏览器里的表格和任务窗格，不用装 Excel 就能填、能审。要放进真正的 Excel，下载<a href="/manifest.xml">加载项清单</a>，按管理员手册添加。</p>
<p><a href="/api/docs">接口说明</a> · <a href="/api/health">运行状态</a></p><p class="sub">版本 ${escapeHtml(version)}</p></body></html>`
}
