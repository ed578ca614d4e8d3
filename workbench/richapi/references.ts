import type { HostObject } from './host-object.ts'

/** Objects the add-in keeps beyond one request (tracked objects; every range inside Excel.run). */
export class References {
  readonly #objects = new Map<string, HostObject>()
  readonly #ids = new WeakMap<object, string>()
  #next = 0

  keep(object: HostObject): void {
    if (this.idOf(object) !== null) return
    this.#next += 1
    const id = `ref${this.#next}`
    this.#ids.set(object, id)
    this.#objects.set(id, object)
  }

  get(id: string): HostObject | undefined {
    return this.#objects.get(id)
  }

  idOf(object: HostObject): string | null {
    const id = this.#ids.get(object)
    return id !== undefined && this.#objects.has(id) ? id : null
  }

  release(id: string): void {
    this.#objects.delete(id)
  }

  clear(): void {
    this.#objects.clear()
  }

  /** How many objects are kept; 0 after an Excel.run has ended. */
  get size(): number {
    return this.#objects.size
  }

  values(): Iterable<HostObject> {
    return this.#objects.values()
  }
}
