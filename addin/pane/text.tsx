import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { Told } from '../session/state.ts'
import { format, type Params } from '../text/format.ts'
import { zh, type TextKey } from '../text/zh.ts'

type Dictionary = Readonly<Record<TextKey, string>>
export interface Speech { readonly locale: 'zh' | 'en'; t(key: TextKey, params?: Params): string; told(told: Told): string }

const speechOf = (dictionary: Dictionary, locale: 'zh' | 'en'): Speech => {
  const t: Speech['t'] = (key, params) => format(dictionary[key], params)
  return { locale, t, told: (told) => ('text' in told ? told.text : t(told.key, told.params)) }
}

const SpeechContext = createContext<Speech>(speechOf(zh, 'zh'))
export const useSpeech = (): Speech => useContext(SpeechContext)

/** Chinese is there at once; English is fetched when asked for. */
export function SpeechProvider({ language, children }: { language: 'zh' | 'en'; children: ReactNode }) {
  const [english, setEnglish] = useState<Dictionary | null>(null)
  useEffect(() => {
    if (language === 'en' && english === null) import('../text/en.ts').then(({ en }) => { setEnglish(en) }, () => { setEnglish(zh) })
  }, [language, english])
  const speech = useMemo(() => (language === 'en' && english !== null ? speechOf(english, 'en') : speechOf(zh, 'zh')), [language, english])
  return <SpeechContext value={speech}>{children}</SpeechContext>
}

