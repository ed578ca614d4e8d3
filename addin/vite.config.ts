import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Builds the pane to dist/addin/, served under /addin/. No inline scripts; office.js stays outside, the server decides where it comes from. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/addin/',
  publicDir: 'public',
  plugins: [react()],
  build: {
    outDir: '../dist/addin',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // Small files must stay files: a data: URL would need its own line in the content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // "use client" in libraries that also run in Next.js: nothing to us.
      onwarn: (warning, next) => {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') next(warning)
      },
    },
  },
  worker: { format: 'es' },
})
