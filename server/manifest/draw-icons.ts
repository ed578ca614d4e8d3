/**
 * Draws the ribbon's icons into addin/public/icons. Run by hand when they should look different: `npx tsx server/manifest/draw-icons.ts [chromium]`.
 * The PNG files are kept in version control, for a manifest needs them before anything is built.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { chromium } from 'playwright-core'

const green = '#107C41'
const glyph = '<rect width="32" height="32" rx="6" fill="#107C41"/><text x="16" y="24" font-family="Noto Sans CJK SC, Microsoft YaHei UI" font-weight="700" font-size="23" fill="#fff" text-anchor="middle">状</text>'
const line = (path: string): string => `<path d="${path}" fill="none" stroke="${green}" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/>`
const icons: Readonly<Record<string, { readonly sizes: readonly number[]; readonly svg: string }>> = {
  icon: { sizes: [16, 32, 64, 80], svg: glyph },
  check: { sizes: [16, 32, 80], svg: `<rect x="3" y="3" width="26" height="26" rx="4" fill="#fff" stroke="${green}" stroke-width="2"/>${line('M9 16.5l5 5 9-11')}` },
  next: { sizes: [16, 32, 80], svg: `<circle cx="16" cy="7" r="4" fill="#C50F1F"/>${line('M16 14v13M9 21l7 7 7-7')}` },
  submit: { sizes: [16, 32, 80], svg: `${line('M16 22V5M9 11l7-7 7 7')}${line('M5 20v6a2 2 0 0 0 2 2h18a2 2 0 0 0 2-2v-6')}` },
}

const folder = new URL('../../addin/public/icons/', import.meta.url)
await mkdir(folder, { recursive: true })
const browser = await chromium.launch({ executablePath: process.argv[2] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
for (const [name, { sizes, svg }] of Object.entries(icons)) {
  for (const size of sizes) {
    const page = await browser.newPage({ viewport: { width: size, height: size } })
    await page.setContent(`<body style="margin:0"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="${size}" height="${size}" style="display:block">${svg}</svg>`)
    await writeFile(new URL(`${name}-${size}.png`, folder), await page.screenshot({ omitBackground: true }))
    await page.close()
  }
}
await browser.close()
