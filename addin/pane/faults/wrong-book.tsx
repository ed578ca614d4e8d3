import { Button } from '@fluentui/react-components'
import { DocumentDismiss24Regular } from '@fluentui/react-icons'
import { PlainState } from '../parts/plain-state.tsx'
import { useSpeech } from '../text.tsx'
import { usePane, useSession } from '../use-session.ts'

/** The open workbook is not one to fill: another year, unit or college. Nothing is sent from it. */
export function WrongBookState() {
  const session = useSession()
  const { t } = useSpeech()
  const wrong = usePane((state) => state.wrongBook)
  const tasks = usePane((state) => state.tasks.value)
  if (wrong === null) return null
  const number = 'table' in wrong ? tasks?.find((task) => task.table === wrong.table)?.number : undefined
  const [title, text] = wrong.kind === 'other-college' ? [t('wrong.college.title'), t('wrong.college.text')]
    : wrong.kind === 'other-unit' ? [t('wrong.unit.title'), t('wrong.unit.text')]
      : [t('wrong.year.title'), number === undefined ? t('wrong.year.text', { cycle: wrong.cycle.replace('-', '–') }) : t('wrong.year.table-text', { cycle: wrong.cycle.replace('-', '–'), table: number })]
  return <PlainState icon={<DocumentDismiss24Regular />} title={title} text={text}><Button appearance="primary" onClick={() => { session.tab('tasks') }}>{t('common.back-to-tasks')}</Button></PlainState>
}
