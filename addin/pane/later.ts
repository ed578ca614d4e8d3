/** Screens that are not seen first are not loaded first, but soon after: without network the pane must not miss one. */
import { lazy, type ComponentType, type LazyExoticComponent } from 'react'

/** Pause before a part that could not be loaded is asked for again, in ms. */
const againMs = 2000
const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms) })

/** Loads until it works: a part that is missing for the moment is waited for, it does not take the pane down. */
export async function untilLoaded<T>(load: () => Promise<T>, wait: (ms: number) => Promise<void> = pause): Promise<T> {
  for (;;) {
    try {
      return await load()
    } catch {
      await wait(againMs)
    }
  }
}

const parts: (() => Promise<unknown>)[] = []

/** A component in a part of its own, shown when it is there. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): LazyExoticComponent<ComponentType<P>> {
  let found: Promise<{ default: ComponentType<P> }> | null = null
  const once = (): Promise<{ default: ComponentType<P> }> => (found ??= untilLoaded(load).then((component) => ({ default: component })))
  parts.push(once)
  return lazy(once)
}

/** Loads every part that has not been seen yet, one after the other. */
export async function loadTheRest(): Promise<void> {
  for (const part of parts) await part()
}
