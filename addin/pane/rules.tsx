import { Badge, SearchBox, Tab, TabList } from '@fluentui/react-components'
import { useState } from 'react'
import type { BuiltinCheck, Check, Field } from '../../rules/table.ts'
import type { OpenSheet } from '../session/state.ts'
import { useRules } from './fill/use-rules.ts'
import { Frame } from './frame.tsx'
import { matches } from './initials.ts'
import { Section } from './parts/bits.tsx'
import { LookIcon } from './parts/icons.tsx'
import { Rows } from './parts/rows.tsx'
import { useSpeech } from './text.tsx'
import { usePane } from './use-session.ts'

type Rule = Check | BuiltinCheck

/** 3.15: what each field of the open table means, and every rule that looks at it. Selecting a head cell opens its field. */
export function Rules({ field: wanted }: { field: string | null }) {
  const { t } = useSpeech()
  const sheet = usePane((state) => state.sheet)
  const rules = useRules()
  const [tab, setTab] = useState<'field' | 'rule'>('field')
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(wanted)
  if (sheet === null || rules === null) return <Frame title={t('fill.rules')}>{null}</Frame>
  const all = rules.book.rulesOf(sheet.table.id).filter((rule) => 'formula' in rule)
  const fields = sheet.table.fields.filter((field) => matches(typed, field.name, field.meaning ?? ''))
  const found = all.filter((rule) => matches(typed, rule.id, rule.title, rule.message))
  const field = sheet.table.fields.find((one) => one.id === chosen) ?? null
  return (
    <Frame title={t('rules.title', { number: sheet.table.number })}>
      <SearchBox placeholder={t('rules.search')} value={typed} onChange={(_, { value }) => { setTyped(value); setChosen(null) }} style={{ maxWidth: 'none', width: '100%' }} />
      <TabList size="small" selectedValue={tab} style={{ margin: '-4px -8px' }} onTabSelect={(_, { value }) => { setTab(value === 'rule' ? 'rule' : 'field'); setChosen(null) }}>
        <Tab value="field">{t('rules.fields', { n: sheet.table.fields.length })}</Tab><Tab value="rule">{t('rules.rules', { n: all.length })}</Tab>
      </TabList>
      {tab === 'field' && field !== null && <FieldMeaning field={field} sheet={sheet} rules={rules.book.rulesOf(sheet.table.id).filter((rule) => about(rule, field))} />}
      {tab === 'field' && field === null && (
        <Rows label={t('rules.fields', { n: fields.length })} of={fields.map((one) => ({
          key: one.id, height: 37, draw: () => <button type="button" data-stop className="rowbutton" onClick={() => { setChosen(one.id) }}><span className="num cap" style={{ minWidth: 20 }}>{sheet.table.fields.indexOf(one) + 1}</span><span className="grow ell">{one.header}</span><span className="cap nowrap">{t(`rules.type.${one.type}`)}</span></button>,
        }))} />)}
      {tab === 'rule' && <RuleList rules={found} />}
      {((tab === 'field' && field === null && fields.length === 0) || (tab === 'rule' && found.length === 0)) && <p className="cap">{typed === '' ? t('rules.no-checks') : t('common.search-none', { text: typed })}</p>}
    </Frame>
  )
}

const about = (rule: Rule, field: Field): boolean => ('formula' in rule ? rule.fields.includes(field.id) : false)

function FieldMeaning({ field, sheet, rules }: { field: Field; sheet: OpenSheet; rules: readonly Rule[] }) {
  const { t } = useSpeech()
  const words = useRules()
  const me = usePane((state) => state.me)
  const { locale } = useSpeech()
  const need = t(field.required === true ? 'rules.required' : field.required === 'conditional' ? 'rules.conditional' : 'rules.optional')
  const time = me === null || words === null ? '' : words.book.time({ ...sheet.table, statTime: field.statTime ?? sheet.table.statTime }, { academicYear: me.cycle.academicYear, calendarYear: me.cycle.calendarYear, point: me.cycle.point }, locale)
  return (
    <>
      <div className="col g8">
        <div className="row"><span className="strong grow">{sheet.table.fields.indexOf(field) + 1}　{field.header}</span><Badge appearance="outline" color="informative">{need} · {t(`rules.type.${field.type}`)}</Badge></div>
        <p style={{ lineHeight: '22px' }}>{field.meaning ?? field.note ?? t('rules.no-meaning')}</p>
        <dl className="kv">
          <dt>{t('cell.allowed')}</dt><dd>{words?.allowed(field.id)}</dd>
          <dt>{t('rules.time')}</dt><dd>{time}</dd>
          {field.example !== undefined && <><dt>{t('rules.example')}</dt><dd>{field.example}</dd></>}
          {field.mistakes !== undefined && <><dt>{t('rules.mistakes')}</dt><dd>{field.mistakes}</dd></>}
          <dt>{t('rules.owner')}</dt><dd>{sheet.table.owner}</dd>
        </dl>
      </div>
      <Section title={t('rules.checks')}>{rules.length > 0 ? <RuleList rules={rules} /> : <p className="cap">{t('rules.no-checks')}</p>}</Section>
    </>
  )
}

function RuleList({ rules }: { rules: readonly Rule[] }) {
  const { t } = useSpeech()
  return (
    <div className="list">
      {rules.map((rule) => (
        <div key={rule.id} className="line row top"><LookIcon of={rule.severity} />
          <div className="grow"><div>{rule.title}</div><div className="small muted">{rule.message.replace(/\{=?[^{}]*\}/g, '…')}</div><div className="cap">{rule.id} · {t(rule.severity === 'error' ? 'rules.must' : rule.severity === 'warning' ? 'rules.may-explain' : 'rules.look')}</div></div></div>))}
    </div>
  )
}
