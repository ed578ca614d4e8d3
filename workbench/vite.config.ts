import { defineConfig } from 'vite'

/** Builds the workbench page to dist/workbench/, served under /workbench/. No inline scripts, nothing from outside. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/workbench/',
  publicDir: false,
  // Univer asks for this in one place; without it the bundle would look for Node's `process`.
  define: { 'process.env.NODE_ENV': '"production"' },
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
})
