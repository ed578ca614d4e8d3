import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components'
import type { SheetTrouble } from '../../host/host.ts'
import type { OpenSheet } from '../../session/state.ts'
import { useSpeech, type Speech } from '../text.tsx'
import { usePane, useSession } from '../use-session.ts'
import type { TextKey } from '../../text/zh.ts'

/** Most that are shown at once; more would hide the findings. */
const most = 3

/** What is odd about the sheet itself, each with its repair. */
export function Troubles() {
  const session = useSession()
  const speech = useSpeech()
  const sheet = usePane((state) => state.sheet)
  if (sheet === null) return null
  const all = [...new Map(sheet.trouble.map((trouble) => [trouble.kind === 'formula' ? 'formula' : JSON.stringify(trouble), trouble])).values()]
  const locked = sheet.protectedSheet && sheet.answer.readOnly === null && !all.some((trouble) => trouble.kind === 'protected')
  return <>{locked && <MessageBar intent="warning" layout="multiline"><MessageBarBody>{speech.t('fill.protected')}</MessageBarBody></MessageBar>}{all.slice(0, most).map((trouble) => {
    const repair = repairOf(trouble)
    return (
      <MessageBar key={JSON.stringify(trouble)} intent={trouble.kind === 'formula' || trouble.kind === 'renamed' || trouble.kind === 'hidden-rows' ? 'info' : 'warning'} layout="multiline">
        <MessageBarBody>{textOf(trouble, sheet, speech)}</MessageBarBody>
        {repair !== null && <MessageBarActions><Button size="small" onClick={() => { session.repair(trouble) }}>{speech.t(repair)}</Button></MessageBarActions>}
      </MessageBar>)
  })}</>
}

function repairOf(trouble: SheetTrouble): TextKey | null {
  switch (trouble.kind) {
    case 'merged': return 'trouble.repair.merged'
    case 'column-missing': case 'column-renamed': case 'column-moved': return 'trouble.repair.column'
    case 'outside': return 'trouble.repair.outside'
    case 'protected': return 'trouble.repair.protected'
    case 'renamed': return 'trouble.repair.renamed'
    default: return null
  }
}

function textOf(trouble: SheetTrouble, sheet: OpenSheet, { t }: Speech): string {
  switch (trouble.kind) {
    case 'column-missing': case 'column-renamed': case 'column-moved': return t(`trouble.${trouble.kind}`, { field: sheet.table.fields.find((field) => field.id === trouble.field)?.header ?? trouble.field })
    case 'merged': return t('trouble.merged', { address: trouble.address })
    case 'hidden-rows': return t('trouble.hidden-rows', { n: trouble.count })
    case 'formula': return t('trouble.formula')
    case 'outside': return t('trouble.outside', { address: trouble.address, n: trouble.rows })
    case 'too-many-rows': return t('trouble.too-many-rows', { n: trouble.rows, max: trouble.max })
    case 'protected': return t('trouble.protected')
    case 'renamed': return t('trouble.renamed', { to: trouble.to })
  }
}
