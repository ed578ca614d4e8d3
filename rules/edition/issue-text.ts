import type { z } from 'zod'
import { nearest } from './nearest.ts'
import type { EditionFault, Path, SourceFile } from './source-file.ts'

type Issue = z.core.$ZodIssue

/** Checks a file against its shape. Each fault stands at its place and says what to write instead. */
export function readShape<S extends z.ZodType>(file: SourceFile, schema: S): { value: z.output<S> } | { faults: EditionFault[] } {
  const read = schema.safeParse(file.content)
  return read.success ? { value: read.data } : { faults: read.error.issues.flatMap(issue => faultsOf(file, schema, issue)) }
}

function faultsOf(file: SourceFile, schema: z.ZodType, issue: Issue): EditionFault[] {
  const path = issue.path.filter(part => typeof part !== 'symbol')
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, path)
    return issue.keys.map(key => file.faultAtKey(path, key, unknownKey(key, known)))
  }
  const found = valueAt(file.content, path)
  const name = [...path].reverse().find(part => typeof part === 'string') ?? ''
  if (found === undefined) return [file.faultAt(path.slice(0, -1), `少了“${name}”。加一行 ${name}: …${allowedOf(issue)}`)]
  return [file.faultAt(path, `${name === '' ? '文件' : `“${name}”`}${sentence(issue, found)}`)]
}

function unknownKey(key: string, known: readonly string[]): string {
  const like = nearest(key, known)
  return `没有“${key}”这一项。${like === null ? `可以写的有：${known.join('、')}。` : `是不是“${like}”？`}`
}

function sentence(issue: Issue, found: unknown): string {
  switch (issue.code) {
    case 'invalid_value': {
      const like = typeof found === 'string' ? nearest(found, issue.values.map(String)) : null
      return `不能写“${show(found)}”。${allowedOf(issue)}${like === null ? '' : `最接近的是 ${like}。`}`
    }
    case 'invalid_type': return issue.message.startsWith('Invalid') ? `写成了${kindOf(found)}，应为${kinds[issue.expected] ?? issue.expected}。${quoteHint(issue.expected, found)}` : `：${issue.message}`
    case 'invalid_union': return `不能写“${show(found)}”，应为 true、false 或 conditional。`
    case 'too_big': case 'too_small': return issue.message.startsWith('Too') ? '长短不对，对照同类文件改。' : `：${issue.message}`
    default: return `：${issue.message}`
  }
}

function allowedOf(issue: Issue): string {
  return issue.code === 'invalid_value' ? `只能是 ${issue.values.map(String).join('、')}。` : ''
}

const kinds: Readonly<Record<string, string>> = {
  string: '文字', number: '数字', int: '整数', boolean: ' true 或 false', array: '列表（每行以 - 开头，或写 [ ]）', object: '几行“名字: 内容”', tuple: ' [最小, 最大]', record: '几行“名字: 内容”',
}

function kindOf(value: unknown): string {
  if (value === null) return '空白'
  if (Array.isArray(value)) return '列表'
  return { string: '文字', number: '数字', boolean: ' true/false ' }[typeof value as string] ?? '几行“名字: 内容”'
}

/** A number or true where text is wanted: almost always quotes forgotten. */
function quoteHint(expected: string, found: unknown): string {
  return expected === 'string' && (typeof found === 'number' || typeof found === 'boolean') ? `加引号："${String(found)}"。` : ''
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value) ?? ''
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

function valueAt(content: unknown, path: Path): unknown {
  let value = content
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Record<string | number, unknown>)[part]
  }
  return value
}

/** The keys the schema knows at a path. Wrappers (optional, default) are looked through. */
function keysAt(schema: z.ZodType, path: Path): readonly string[] {
  let at: unknown = schema
  const inner = (type: unknown): Record<string, unknown> => {
    let def = (type as z.core.$ZodType)._zod.def as unknown as Record<string, unknown>
    while (def['innerType'] !== undefined) def = (def['innerType'] as z.core.$ZodType)._zod.def as unknown as Record<string, unknown>
    return def
  }
  for (const part of path) {
    const def = inner(at)
    at = typeof part === 'number' ? def['element'] : (def['shape'] as Record<string, unknown> | undefined)?.[part]
    if (at === undefined) return []
  }
  return Object.keys((inner(at)['shape'] as object | undefined) ?? {})
}
