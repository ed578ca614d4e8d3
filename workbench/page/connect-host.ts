import type { WorkbookModel } from '../model/workbook-model.ts'
import type { PageOptions } from './options.ts'
export interface ConnectedHost { readonly host: unknown; command(name: string): Promise<boolean>; dispose(): void }
export async function connectHost({ container, url }: { container: HTMLElement; url: string; book: WorkbookModel; options: PageOptions }): Promise<ConnectedHost> {
  const frame = document.createElement('iframe')
  frame.src = url
  container.append(frame)
  return { host: null, command: async () => false, dispose: () => frame.remove() }
}
