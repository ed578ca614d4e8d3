import type { Finding } from '../finding.ts'
import type { Catalogue } from '../edition/catalogue.ts'
import { cutMessage } from '../edition/message.ts'
import type { ExplanationFault } from '../judge/explanation.ts'
import type { CodeText, TextCode } from './codes.ts'
import { en } from './en.ts'
import { type Locale, type Params, fill } from './template.ts'
import { zh } from './zh.ts'

const sentences: Readonly<Record<Locale, Readonly<Record<TextCode, CodeText>>>> = { zh, en }

const codeText = (code: string, locale: Locale): CodeText | null => (Object.hasOwn(sentences[locale], code) ? sentences[locale][code as TextCode] : null)

/**
 * The sentence of a finding with its values: what is wrong, what is allowed.
 * A check of the edition speaks Chinese only, so in English its number stands before it.
 * @example findingText(finding, catalogue, 'ft_teacher_basic', 'zh') // '“汉”不在代码表里，应为“汉族”。'
 */
export function findingText(finding: Finding, catalogue: Catalogue, tableId: string, locale: Locale = 'zh'): string {
  const known = codeText(finding.code, locale)
  if (known) return fill(known.text, finding.params).replace(/\s+([。，.,])/gu, '$1').trim()
  const check = catalogue.rule(finding.rule, tableId)
  const text = check ? filledInOrder(check.message, finding.params) : finding.code
  return locale === 'en' ? `${finding.rule}: ${text}` : text
}

/** The values of a check's message go by the order of its braces (judge/check-finding.ts). */
function filledInOrder(message: string, params: Params): string {
  const cut = cutMessage(message)
  if ('open' in cut) return message
  let n = 0
  return cut.parts.map((part) => (part.kind === 'text' ? part.text : String(params[String(n++)] ?? '…'))).join('')
}

/** Findings with the same group stand under one head in the pane: by rule, and by kind where no rule of the edition speaks of it. */
export function groupOf(finding: Finding): string {
  return finding.rule === 'grid' ? finding.code : finding.rule
}

/** The head of a group: what must hold, at most 16 characters. */
export function groupTitle(finding: Finding, catalogue: Catalogue, tableId: string, locale: Locale = 'zh'): string {
  const check = catalogue.rule(finding.rule, tableId)
  if (locale === 'zh') return check?.title ?? codeText(finding.code, 'zh')?.title ?? finding.rule
  return codeText(finding.code, 'en')?.title ?? `${finding.rule} ${check?.title ?? ''}`.trim()
}

/** One line of a group: `“汉” → 汉族` where there is something to write instead, else the sentence. */
export function findingLine(finding: Finding, catalogue: Catalogue, tableId: string, locale: Locale = 'zh'): string {
  const { value, to } = finding.params
  if (finding.fix && finding.fix.cells.length === 1 && value !== undefined && to !== undefined) return fill('“{value}” → {to}', { value, to })
  return findingText(finding, catalogue, tableId, locale)
}

/** Why an explanation does not count. */
export function explanationText(fault: ExplanationFault, min: number, locale: Locale = 'zh'): string {
  return fill(sentences[locale][fault].text, { min })
}
