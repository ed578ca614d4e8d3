import type { Faults } from './faults.ts'
import type { Parts } from './read-files.ts'

/** A code list has values unless they are kept elsewhere; names and codes are there once. */
export function checkCodelists(parts: Parts, faults: Faults): void {
  faults.unique(parts.codelists.map(placed => ({ placed, at: ['id'], value: placed.value.id })), '代码表 id ')
  for (const list of parts.codelists) {
    const { values, external, closed } = list.value
    if (values.length === 0 && external !== true) faults.add(list, ['values'], '代码表没有取值。写上取值，或写 external: true（取值另行装载，不核对）。')
    if (values.length > 0 && external === true) faults.add(list, ['external'], '写了取值就不是另行装载，去掉 external。')
    if (external === true && closed) faults.add(list, ['closed'], '取值另行装载时不能核对，写 closed: false。')
    faults.unique(values.map((value, i) => ({ placed: list, at: ['values', i, 'name'], value: value.name })), '取值')
    faults.unique(values.flatMap((value, i) => value.code === null ? [] : [{ placed: list, at: ['values', i, 'code'], value: value.code }]), '代码')
  }
}
