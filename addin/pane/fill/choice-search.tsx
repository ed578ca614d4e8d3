import { SearchBox } from '@fluentui/react-components'
import { Checkmark16Filled } from '@fluentui/react-icons'
import { useMemo, useState } from 'react'
import type { CodeList, Field } from '../../../rules/table.ts'
import type { Cell } from '../../../rules/value.ts'
import { matches } from '../initials.ts'
import { LinkButton } from '../parts/bits.tsx'
import { Rows } from '../parts/rows.tsx'
import { useSpeech } from '../text.tsx'
import { useSession } from '../use-session.ts'
import { useRules } from './use-rules.ts'

interface Choice { readonly value: Cell; readonly text: string; readonly note: string }
/** So many are listed before a search narrows them. */
const most = 2000

/** Search a code list or the keys of a source table by code, name or initials. A click writes it and keeps the selection. */
export function ChoiceSearch({ field, list, value, onChoose }: { field: Field; list: CodeList | null; value: Cell; onChoose: (to: Cell) => void }) {
  const session = useSession()
  const { t } = useSpeech()
  const rules = useRules()
  const [typed, setTyped] = useState('')
  const references = session.references()
  const choices = useMemo((): readonly Choice[] => {
    if (list !== null) return list.values.map((one) => ({ value: one.name, text: one.name, note: one.code ?? '' }))
    const lists = references?.lists.find((one) => one.table === field.ref?.table && one.field === field.ref.field)
    const at = lists?.fields.indexOf(lists.field) ?? -1
    return (lists?.rows ?? []).map((row) => ({ value: row[at] ?? null, text: String(row[at] ?? ''), note: row.filter((cell, i) => i !== at && cell !== null).slice(0, 2).join(' ') }))
  }, [list, references, field])
  const found = choices.filter((choice) => matches(typed, choice.text, choice.note)).slice(0, most)
  const near = typed !== '' && found.length === 0 && list !== null ? rules?.book.nearest(list.id, typed) ?? null : null
  const source = field.ref === undefined ? '' : rules?.book.table(field.ref.table)?.name ?? field.ref.table
  return (
    <div className="col g8">
      {list === null && <span className="cap">{t('cell.search-ref', { table: source })}</span>}
      <SearchBox size="small" placeholder={t('cell.search')} value={typed} onChange={(_, { value: text }) => { setTyped(text) }} style={{ maxWidth: 'none', width: '100%' }} />
      {near !== null && <LinkButton onClick={() => { onChoose(near) }}>{t('cell.search-near', { text: typed, near })}</LinkButton>}
      {found.length === 0 && near === null && <span className="cap">{t('common.search-none', { text: typed })}</span>}
      {found.length > 0 && <Rows label={field.header} of={found.slice(0, typed === '' ? 200 : most).map((choice) => ({
        key: `${choice.note}/${choice.text}`, height: 33, className: `sub ${choice.value === value ? 'on' : ''}`,
        draw: () => <button type="button" data-stop className="rowbutton" aria-pressed={choice.value === value} onClick={() => { onChoose(choice.value) }}><span className="grow ell small">{choice.text}</span><span className="cap num nowrap">{choice.note}</span>{choice.value === value && <Checkmark16Filled className="brand" aria-hidden />}</button>,
      }))} />}
    </div>
  )
}
