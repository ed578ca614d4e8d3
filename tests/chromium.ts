import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable']

/** Quiet and offline: nothing may leave the machine, and no GPU is there. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
] as const

/** The path of a Chromium: CHROMIUM_PATH, one that is installed, or else the one that comes with the development dependencies. */
export async function findChromium(): Promise<string> {
  const given = process.env.CHROMIUM_PATH
  const found = [...(given ? [given] : []), ...INSTALLED].find((path) => existsSync(path))
  if (found) return found
  const { default: bundled } = await import('@sparticuz/chromium')
  return bundled.executablePath()
}

/** A headless browser. Close it when done. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), headless: true, args: [...CHROMIUM_FLAGS] })
}
