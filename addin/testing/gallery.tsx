/** Every screen with sample content, for looking at: `#queue`, `#review/dark`, `#sign/contrast/en`. */
import { FluentProvider } from '@fluentui/react-components'
import { Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import '../pane/layout.css'
import { markVariables, themes } from '../pane/themes.ts'
import { SpeechProvider } from '../pane/text.tsx'
import { SessionContext } from '../pane/use-session.ts'
import { fillingScreens } from './gallery-filling.tsx'
import { screens as reviewScreens } from './gallery-screens.tsx'

const screens = { ...fillingScreens, ...reviewScreens }
const [name = '', ...options] = location.hash.slice(1).split('/')
const theme = options.includes('dark') ? 'dark' : options.includes('contrast') ? 'contrast' : 'light'
const language = options.includes('en') ? 'en' : 'zh'
const screen = new Map(Object.entries(screens)).get(name)

const root = document.getElementById('root')
if (root !== null && screen === undefined) root.innerHTML = Object.keys(screens).map((one) => `<p><a href="#${one}" onclick="setTimeout(() => location.reload())">${one}</a></p>`).join('')
else if (root !== null && screen !== undefined) {
  const { session, draw } = await screen()
  createRoot(root).render(
    <FluentProvider theme={themes[theme]} className={theme} style={markVariables(theme)}>
      <SpeechProvider language={language}><SessionContext value={session}><Suspense>{draw()}</Suspense></SessionContext></SpeechProvider>
    </FluentProvider>)
}
