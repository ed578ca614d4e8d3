import { Button, Spinner } from '@fluentui/react-components'
import { Checkmark20Regular, Copy20Regular } from '@fluentui/react-icons'
import { useEffect, useState } from 'react'
import type { CheckLine } from '../session/state.ts'
import { Frame } from './frame.tsx'
import { LookIcon } from './parts/icons.tsx'
import { useSpeech, type Speech } from './text.tsx'
import { usePane, useSession } from './use-session.ts'
import { timeText } from './when.ts'

/** 3.18 客户端体检: can this machine do the work, in one sentence, and what to do only where something is wrong. */
export function CheckUp({ onBack }: { onBack?: () => void }) {
  const session = useSession()
  const speech = useSpeech()
  const { t, told } = speech
  const { value, at, since, told: took } = usePane((state) => state.lines)
  const [copied, setCopied] = useState(false)
  useEffect(() => { session.checkUp() }, [session])
  const lines = value ?? none
  const running = since !== null
  const copy = (): void => { session.copy(reportOf(lines, speech)); setCopied(true) }
  return (
    <Frame title={t('check.title')} {...(onBack === undefined ? {} : { onBack })}
      actions={<div className="row">
        <Button className="grow" disabled={running} onClick={() => { setCopied(false); session.checkUp() }}>{t(running ? 'check.running' : 'check.again')}</Button>
        <Button className="grow" appearance="primary" disabled={lines.length === 0} icon={copied ? <Checkmark20Regular /> : <Copy20Regular />} onClick={copy}>{t(copied ? 'check.copied' : 'check.copy')}</Button>
      </div>}>
      {value === null ? <Spinner size="small" label={t('check.running')} /> : (
        <>
          <div className="row top" role="status">
            <span style={{ paddingTop: 2 }}><LookIcon of={worst(lines)} /></span>
            <div className="grow"><div className="strong">{verdict(lines, speech)}</div><div className="cap num">{took !== null && told(took)}{at !== null && ` · ${timeText(at)}`}</div></div>
          </div>
          <div className="list" role="list">{lines.map((line) => <Line key={line.name} of={line} />)}</div>
        </>)}
    </Frame>
  )
}
const none: readonly CheckLine[] = []

function Line({ of }: { of: CheckLine }) {
  const { t, told } = useSpeech()
  return (
    <div className="line row top" role="listitem" style={{ padding: '6px 12px' }}>
      <span style={{ paddingTop: 2 }}><LookIcon of={of.ok} /></span>
      <div className="grow">
        <div className="row"><span className="nowrap">{t(of.name)}</span><span className="cap end num ell" title={told(of.value)}>{told(of.value)}</span></div>
        {of.tip !== null && <div className="small muted">{told(of.tip)}</div>}
      </div>
    </div>
  )
}

const worst = (lines: readonly CheckLine[]): CheckLine['ok'] => (lines.some((line) => line.ok === 'error') ? 'error' : lines.some((line) => line.ok === 'warning') ? 'warning' : 'ok')

function verdict(lines: readonly CheckLine[], { t, told }: Speech): string {
  const bad = lines.find((line) => line.ok === 'error')
  if (bad !== undefined) return t('check.bad', { what: `${t(bad.name)} ${told(bad.value)}` })
  const advice = lines.filter((line) => line.ok === 'warning').length
  return advice === 0 ? t('check.good') : t('check.advice', { n: advice })
}

/** What the information centre is sent: a line each, with what to do. */
const reportOf = (lines: readonly CheckLine[], speech: Speech): string =>
  [verdict(lines, speech), ...lines.map((line) => `${{ ok: '✓', warning: '!', error: '✕' }[line.ok]} ${speech.t(line.name)}\t${speech.told(line.value)}${line.tip === null ? '' : `\t${speech.told(line.tip)}`}`), navigator.userAgent].join('\n')
