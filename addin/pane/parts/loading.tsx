import { useEffect, useState } from 'react'
import { useSpeech } from '../text.tsx'

/** Nothing for 200 ms, then the shape of the screen; after 3 s how long it has taken. */
export function Loading({ since, now = Date.now }: { since: number; now?: () => number }) {
  const { t } = useSpeech()
  const [waited, setWaited] = useState(now() - since)
  useEffect(() => {
    const timer = setInterval(() => { setWaited(now() - since) }, 100)
    return () => { clearInterval(timer) }
  }, [since, now])
  if (waited < 200) return null
  return (
    <div className="col" style={{ gap: 18 }} role="status" aria-label={t('status.reading')}>
      <div className="row" style={{ gap: 16 }}>{[0, 1, 2, 3].map((i) => <span key={i} className="bone grow" style={{ height: 36 }} />)}</div>
      <span className="bone" style={{ height: 32 }} />
      {[210, 180, 240, 160, 220].map((width, i) => (
        <div key={i} className="row"><span className="bone" style={{ width: 16, height: 16, borderRadius: 8 }} /><div className="col g8"><span className="bone" style={{ width, height: 16 }} /><span className="bone" style={{ width: width - 60, height: 12 }} /></div></div>))}
      {waited >= 3000 && <p className="cap">{t('common.loading', { n: Math.floor(waited / 1000) })}</p>}
    </div>
  )
}
