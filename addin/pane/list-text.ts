/** Several things named one after the other, as the language writes it. */
export const listText = (parts: readonly string[], locale: 'zh' | 'en'): string => parts.join(locale === 'zh' ? '、' : ', ')
