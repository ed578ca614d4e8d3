/** The tables of this person. Reading them, and the order in which they are to be done. */
import type { Task } from '../../rules/wire.ts'
import { reached, report, patch, type Context } from './context.ts'
import { daysUntil } from './dates.ts'

export interface TaskSections { readonly first: readonly Task[]; readonly filling: readonly Task[]; readonly notStarted: readonly Task[]; readonly sent: readonly Task[] }
export type TaskFilter = 'all' | 'returned' | 'due' | 'done'

export const isDone = (task: Task): boolean => task.state.kind === 'submitted' || task.state.kind === 'passed'
export const isDue = (task: Task, now: number): boolean => !isDone(task) && daysUntil(task.due, now) <= 2
const isReturned = (task: Task): boolean => task.returnedRows > 0 || task.state.kind === 'returned'

export function holds(filter: TaskFilter, task: Task, now: number): boolean {
  if (filter === 'returned') return isReturned(task)
  if (filter === 'due') return isDue(task, now)
  if (filter === 'done') return isDone(task)
  return true
}

/** 先做这些: returned, then due within two days, then ready to submit. Then those begun, those not begun, those sent. */
export function arrangeTasks(tasks: readonly Task[], now: number): TaskSections {
  const open = tasks.filter((task) => !isDone(task))
  const urgency = (task: Task): number => (isReturned(task) ? 0 : isDue(task, now) && task.waitsFor.length === 0 ? 1 : task.ready ? 2 : 3)
  const byUrgency = (a: Task, b: Task): number => urgency(a) - urgency(b) || (a.due < b.due ? -1 : a.due > b.due ? 1 : a.number.localeCompare(b.number, 'zh', { numeric: true }))
  const first = open.filter((task) => urgency(task) < 3).sort(byUrgency)
  const rest = open.filter((task) => urgency(task) === 3).sort(byUrgency)
  return { first, filling: rest.filter((task) => task.state.kind !== 'none'), notStarted: rest.filter((task) => task.state.kind === 'none'), sent: tasks.filter(isDone) }
}

/** Reads the tasks; the last ones read are kept on this machine and shown while the server cannot be reached. */
export async function loadTasks(context: Context): Promise<void> {
  const me = context.store.get().me
  if (me === null) return
  const name = `tasks:${me.college.id}:${me.cycle.id}:${me.person.id}`
  context.store.set((state) => ({ ...state, tasks: { ...state.tasks, since: context.clock.now(), told: null } }))
  try {
    const value = await context.api.tasks()
    reached(context)
    context.settings.write(name, JSON.stringify({ at: context.clock.now(), value }))
    patch(context, { tasks: { value, at: context.clock.now(), since: null, told: null } })
  } catch (error) {
    const old = context.store.get().tasks.value === null ? context.settings.read(name) : null
    const kept = old === null ? null : (JSON.parse(old) as { at: number; value: readonly Task[] })
    context.store.set((state) => ({ ...state, tasks: { value: kept?.value ?? state.tasks.value, at: kept?.at ?? state.tasks.at, since: null, told: null } }))
    report(context, error, { key: 'fault.tasks' }, () => { void loadTasks(context) })
  }
}
