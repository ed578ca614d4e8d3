import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'
import { extractMeta } from './meta/extract-meta.ts'

/** Builds the workbench page to dist/workbench/, served under /workbench/. No inline scripts, nothing from outside. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/workbench/',
  publicDir: false,
  plugins: [officeMeta()],
  build: {
    outDir: '../dist/workbench',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // Small files must stay files: a data: URL would need its own line in the content security policy.
    assetsInlineLimit: 0,
    // The grid's core is 4.7 MB and does not split further; it is loaded after the page is drawn.
    chunkSizeWarningLimit: 6000,
    rolldownOptions: {
      // "use client" in libraries that also run in Next.js: nothing to us.
      onwarn: (warning, next) => {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') next(warning)
      },
    },
  },
  // The file reader is a worker; as a module it may share chunks with the page.
  worker: { format: 'es' },
})

/** `virtual:office-meta`: what the installed office.js knows of Excel's classes, read at build time because it must never be in the repository. */
function officeMeta(): Plugin {
  const name = 'virtual:office-meta'
  return {
    name: 'office-meta',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load: (id) => {
      if (id !== `\0${name}`) return null
      const dist = join(dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/package.json')), 'dist')
      const meta = extractMeta(readFileSync(join(dist, 'excel-web-16.00.debug.js'), 'utf8'))
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(meta))})`
    },
  }
}
