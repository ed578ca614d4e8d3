// The worker's entry: TypeScript is loaded through tsx, as in the main process.
import { register } from 'tsx/esm/api'

register()
await import('./read-worker.ts')
