// Style sheets are imported for their effect only; Vite turns them into a file of their own.
declare module '*.css'

// Made by vite.config.ts.
declare module 'virtual:office-meta' {
  const meta: unknown
  export default meta
}
