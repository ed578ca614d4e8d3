/** What happens on plain http: office.js refuses a host page that is not https, localhost or not; the page must say so. */
import { expect, it } from 'vitest'
import { hook, openWorkbench } from './open-page.ts'

it('says in Chinese that the pane needs https, and the grid works all the same', async () => {
  const { page, close } = await openWorkbench('', { http: true })
  try {
    expect(await page.locator('.pane .notice').innerText()).toContain('面板需要 https')
    expect(await page.locator('.pane .notice a').getAttribute('href')).toMatch(/^https:\/\/localhost:\d+\/workbench\//)
    expect(await page.locator('.pane iframe').count()).toBe(0)
    await hook(page, 'typeCell', 'B2', '7')
    expect(await hook(page, 'read', 'B2')).toEqual([[7]])
  } finally {
    await close()
  }
})
