import { nearest } from './nearest.ts'
import type { Placed } from './read-files.ts'
import type { EditionFault, Path } from './source-file.ts'

/** Gathers faults while parts are compared with each other. */
export class Faults {
  readonly all: EditionFault[] = []

  add(placed: Placed<unknown>, at: Path, text: string, offset?: number): void {
    this.all.push(placed.file.faultAt([...placed.path, ...at], text, offset))
  }

  /** Tells the second and later of what may occur once. */
  unique(placed: readonly { placed: Placed<unknown>; at: Path; value: string }[], what: string): void {
    const seen = new Map<string, string>()
    for (const { placed: part, at, value } of placed) {
      const before = seen.get(value)
      if (before === undefined) seen.set(value, part.file.path)
      else this.add(part, at, `${what}“${value}”重复，前面（${before}）已经用过。换一个。`)
    }
  }

  /** False, and a fault with the nearest name, when a name is not among the known ones. */
  known(placed: Placed<unknown>, at: Path, name: string, among: Iterable<string>, what: string): boolean {
    const names = [...among]
    if (names.includes(name)) return true
    const like = nearest(name, names)
    this.add(placed, at, `没有${what}“${name}”。${like === null ? names.length <= 40 ? `可以写的有：${names.join('、')}。` : '' : `是不是“${like}”？`}`)
    return false
  }
}
