import type { CodeList } from '../table.ts'
import type { CodeListEntry } from './catalogue.ts'
import { nearest } from './nearest.ts'

/** A code list ready to look names and codes up. What nearest finds is kept: a pasted column repeats its mistakes. */
export function codeListEntry(list: CodeList): CodeListEntry {
  const names = list.values.map(value => value.name)
  const found = new Map<string, string | null>()
  return {
    list, names,
    byName: new Map(list.values.map(value => [value.name, value])),
    byCode: new Map(list.values.flatMap(value => value.code === null ? [] : [[value.code, value] as const])),
    nearest(text) {
      let like = found.get(text)
      if (like === undefined) {
        like = nearest(text, names)
        if (found.size < KEPT) found.set(text, like)
      }
      return like
    },
  }
}

const KEPT = 10_000
