/** Serves the gallery: `npx vite -c addin/testing/gallery.config.ts`, then `/gallery.html#queue`. It is no part of a build. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname, publicDir: false, plugins: [react()], cacheDir: '../../node_modules/.vite-gallery',
  build: { rolldownOptions: { input: `${import.meta.dirname}/gallery.html`, onwarn: (warning, next) => { if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') next(warning) } } },
})
