/**
 * Reads a college's regulation from YAML and refuses one under which rows could get stuck or pass unseen.
 * Text in, regime or faults out: reading the file is for the caller.
 */
import { readShape } from '../edition/issue-text.ts'
import { type EditionFault, type SourceFile, readSource } from '../edition/source-file.ts'
import type { Level, Regime } from '../regime.ts'
import { regimeFileSchema } from './schema.ts'

export type LoadedRegime = { readonly regime: Regime } | { readonly faults: readonly EditionFault[] }

/**
 * @param path for the faults, as people know the file: `regimes/jiaozuo.yaml`
 * @example loadRegime('regimes/jiaozuo.yaml', text) // { regime } or { faults: [{ file, line, column, text }] }
 */
export function loadRegime(path: string, text: string): LoadedRegime {
  const source = readSource(path, text)
  if ('faults' in source) return source
  const shape = readShape(source.file, regimeFileSchema)
  if ('faults' in shape) return shape
  const regime: Regime = shape.value
  const faults = [...levelFaults(source.file, regime), ...repeated(source.file, regime), ...deadlineFaults(source.file, regime)]
  return faults.length > 0 ? { faults } : { regime }
}

/** Which people a role can be found among: another scope would leave the level without anyone to decide. */
const scopeOf: Readonly<Record<Level['role'], Level['scope'] | null>> = {
  'unit-reviewer': 'unit', 'unit-head': 'unit', 'owner-reviewer': 'owner', quality: 'college', filler: null, admin: null,
}

function levelFaults(file: SourceFile, { levels, roles }: Regime): EditionFault[] {
  const faults: EditionFault[] = []
  levels.forEach((level, i) => {
    const scope = scopeOf[level.role]
    if (scope !== level.scope) {
      faults.push(file.faultAt(['levels', i, 'scope'], `“${roles[level.role]}”不在这个范围里，交到“${level.name}”的行没有人能审。scope 写 ${scope ?? 'unit'}。`))
    }
  })
  const last = levels.length - 1
  if (levels[last]?.skipWhenFiller) {
    faults.push(file.faultAt(['levels', last, 'skipWhenFiller'], '最后一级不能跳过，否则自己填的行没有别人看过就通过了。写 false。'))
  }
  levels.forEach((level, i) => {
    const before = levels.findIndex((each) => each.stage === level.stage)
    if (levels.slice(before, i).some((each) => each.stage !== level.stage)) {
      faults.push(file.faultAt(['levels', i, 'stage'], `同一阶段“${level.stage}”的级要挨着写。移到前面，或换一个阶段名。`))
    }
  })
  return faults
}

function repeated(file: SourceFile, regime: Regime): EditionFault[] {
  const faults: EditionFault[] = []
  for (const key of ['levels', 'returnReasons'] as const) {
    regime[key].forEach((each, i) => {
      if (regime[key].findIndex((other) => other.id === each.id) < i) faults.push(file.faultAt([key, i, 'id'], `“${each.id}”写了两次，换一个。`))
    })
  }
  return faults
}

function deadlineFaults(file: SourceFile, { levels, deadlines }: Regime): EditionFault[] {
  const known = levels.map((level) => level.id)
  const missing = known.filter((id) => deadlines.levelDays[id] === undefined)
  const unknown = Object.keys(deadlines.levelDays).filter((id) => !known.includes(id))
  return [
    ...missing.map((id) => file.faultAt(['deadlines', 'levelDays'], `少了“${id}”的天数。加上 ${id}: 3。`)),
    ...unknown.map((id) => file.faultAtKey(['deadlines', 'levelDays'], id, `没有“${id}”这一级。可以写的有：${known.join('、')}。`)),
  ]
}
