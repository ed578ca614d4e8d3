/**
 * Builds both demo colleges through the same commands that people use, with a clock of its own: every row has its submission, every
 * decision its person, every act its audit event. The same seed and day give the same colleges.
 */
import type { Role } from '../../rules/regime.ts'
import type { Explanation } from '../../rules/finding.ts'
import type { Cell } from '../../rules/value.ts'
import type { Actor } from '../actor.ts'
import { addPersons, addUnits, assign, createCollege, freezeCycle, openCycle, type NewAssignment, type NewPerson } from '../colleges/commands.ts'
import { cycleName, usualPeriod, type Cycle } from '../colleges/cycle.ts'
import { regimeOf, type Deps } from '../deps.ts'
import { findReview } from '../reviews/find-review.ts'
import { decide } from '../reviews/decide.ts'
import { saveDraft } from '../sheets/save-draft.ts'
import { findSheet } from '../sheets/store.ts'
import { submit } from '../submissions/submit.ts'
import { accountsOf, demoPassword, type Account } from './accounts.ts'
import { colleges, departmentTables, officeTables, type CollegePlan } from './blueprint.ts'
import { cellsOf } from './cells.ts'
import { buildWorld, type DemoRow } from './rows.ts'
import { storyOf, type Plant, type Progress, type Step } from './story.ts'

/** A clock the builder moves; hand it to `createDeps` as `now`. */
export interface DemoClock { at: Date }
export interface DemoOptions { readonly seed: number; /** the day the demo is built for */ readonly today: Date; readonly clock: DemoClock }

const DAY = 86_400_000
/** Days since the collection window opened: with 14 days to fill, two are left. */
const opened = 12

/** Errors: those of the commands; a demo that the rules refuse is a fault of the demo. */
export async function buildDemo(deps: Deps, options: DemoOptions): Promise<void> {
  const passwordHash = await deps.passwords.hash(demoPassword)
  for (const plan of colleges) await new CollegeBuilder(deps, plan, options, passwordHash).build()
}

interface Sent { id: string; cells: Cell[] }

class CollegeBuilder {
  readonly #deps: Deps
  readonly #plan: CollegePlan
  readonly #options: DemoOptions
  readonly #college: Actor['college']
  readonly #people: readonly { readonly account: Account; readonly person: NewPerson }[]
  #requests = 0

  constructor(deps: Deps, plan: CollegePlan, options: DemoOptions, passwordHash: string) {
    this.#deps = deps
    this.#plan = plan
    this.#options = options
    this.#college = { id: plan.id, name: plan.name, regime: plan.regime }
    this.#people = accountsOf(plan).map((account) => ({
      account, person: { id: `${plan.id}-${account.staffNo}`, staffNo: account.staffNo, name: account.name, passwordHash, mustChangePassword: false, roles: account.roles.map((role) => ({ role, unitId: account.unit })) },
    }))
  }

  async build(): Promise<void> {
    const { today, seed } = this.#options
    const ended = today.getUTCMonth() >= 7 ? today.getUTCFullYear() : today.getUTCFullYear() - 1
    const [last, current] = [`${ended - 2}-${ended - 1}`, `${ended - 1}-${ended}`]
    const author = { college: this.#college, person: null }
    const lastOpened = new Date(today.getTime() - 365 * DAY)
    this.#options.clock.at = lastOpened
    await createCollege(this.#deps, this.#college)
    await addUnits(this.#deps, author, this.#plan.units.map((unit) => ({ id: unit.id, name: unit.name, orgCode: unit.code })))
    await addPersons(this.#deps, author, this.#people.map(({ person }) => person))
    await this.#openYear(last, null, lastOpened, [])
    await this.#passEverything(last, seed, ended - 2)
    await freezeCycle(this.#deps, author, last)
    const opensAt = new Date(today.getTime() - opened * DAY)
    const story = storyOf(this.#plan.id, this.#plan.offices)
    await this.#openYear(current, last, opensAt, story)
    const world = buildWorld(this.#plan, seed, ended - 1)
    for (const [index, step] of story.entries()) {
      this.#options.clock.at = new Date(opensAt.getTime() + ((index + 1) * (opened - 1) * DAY) / (story.length + 1))
      await this.#play(this.#cycle(current, last, opensAt), step, world.tables[step.number]?.[step.unit] ?? [])
    }
    this.#options.clock.at = today
  }

  async #openYear(id: string, lastCycle: string | null, opensAt: Date, story: readonly Step[]): Promise<void> {
    const author = { college: this.#college, person: null }
    await openCycle(this.#deps, author, { id, state: 'collecting', isCurrent: true, lastCycle, opensAt: opensAt.toISOString() })
    const overdue = new Date(this.#options.today.getTime() - DAY).toISOString()
    const late = (number: string, unit: string): { due?: string } => (story.some((step) => step.overdue && step.number === number && step.unit === unit) ? { due: overdue } : {})
    const assignments: NewAssignment[] = [
      ...officeTables.map((number) => ({ tableId: this.#table(number).id, unitId: this.#officeOf(number), ownerUnitId: this.#officeOf(number), fillers: this.#fillers(this.#officeOf(number)), ...late(number, this.#officeOf(number)) })),
      ...departmentTables.flatMap((number) => [...this.#departments(), ...(number === '6.1.1' ? [this.#officeOf(number)] : [])].map((unit) => ({
        tableId: this.#table(number).id, unitId: unit, ownerUnitId: this.#officeOf(number), fillers: this.#fillers(unit), ...late(number, unit),
      }))),
    ]
    await assign(this.#deps, author, { id, opensAt: opensAt.toISOString() }, assignments)
  }

  /** Last year: the same college one year younger, passed through every level. */
  async #passEverything(cycleId: string, seed: number, year: number): Promise<void> {
    const { tables } = buildWorld(this.#plan, seed, year)
    const cycle = this.#cycle(cycleId, null, this.#options.clock.at)
    const order = ['S1', 'S2', 'S3', 'S5', '7.1.1', '7.2', '6.1.1', '6.1.2.1', '1.1', '3.1', '5.1a', '5.1b', '5.1c', '5.1']
    for (const number of order) {
      for (const [unit, rows] of Object.entries(tables[number] ?? {})) if (rows.length > 0) await this.#play(cycle, { number, unit, progress: { kind: 'passed' } }, rows)
    }
  }

  async #play(cycle: Cycle, step: Step, rows: readonly DemoRow[]): Promise<void> {
    const table = this.#table(step.number)
    const at = { table: table.id, unit: step.unit }
    const filler = this.#actor(cycle, 'filler', step.unit)
    const sent = planted(rows, step.plant).map((row, index): Sent => ({ id: `${step.number}-${step.unit}-${index + 1}`, cells: cellsOf(table, row) }))
    const explanations = (step.plant?.explanations ?? []).map((one): Explanation => ({ rule: one.rule, rowId: sent[one.row]?.id ?? null, text: one.text }))
    const common = { baseRevision: 0, editionHash: cycle.editionHash, rows: [...sent], explanations: [...explanations] }
    if (step.progress.kind === 'filling') {
      await saveDraft(this.#deps, filler, at, { ...common, requestId: this.#request(), order: sent.map((row) => row.id) })
      return
    }
    const answer = await submit(this.#deps, filler, at, { ...common, requestId: this.#request(), confirmed: true })
    await this.#review(cycle, answer.submission, sent.map((row) => row.id), step.unit, this.#officeOf(step.number), step.progress)
  }

  async #review(cycle: Cycle, submission: string, rows: readonly string[], unit: string, owner: string, progress: Exclude<Progress, { kind: 'filling' }>): Promise<void> {
    const regime = regimeOf(this.#deps, { college: this.#college })
    const wanted = progress.kind === 'passed' ? regime.levels.length : progress.levels
    for (;;) {
      const looker = this.#actor(cycle, 'quality', this.#plan.quality)
      const { submission: found, place } = await findReview(this.#deps, looker, submission)
      // all rows of a demo submission move together, until some of them are returned
      const sheet = await findSheet(this.#deps.db, place.key)
      const level = regime.levels[sheet?.level ?? -1]
      if (sheet?.state !== 'submitted' || level === undefined || sheet.level > wanted || (sheet.level === wanted && progress.kind !== 'returned')) return
      const reviewer = this.#actor(cycle, level.role, level.scope === 'unit' ? unit : level.scope === 'owner' ? owner : this.#plan.quality)
      this.#options.clock.at = new Date(this.#options.clock.at.getTime() + 3_600_000)
      const returns = progress.kind === 'returned' && sheet.level === wanted ? [{ rowIds: rows.slice(1, 3), reason: progress.reason, text: progress.text, fields: [...progress.fields] }] : []
      await decide(this.#deps, reviewer, submission, {
        requestId: this.#request(), approve: 'all', returns, confirmed: [...level.confirms], hash: found.hash, password: level.password ? demoPassword : null,
        countTyped: rows.length - (returns[0]?.rowIds.length ?? 0),
      })
      if (returns.length > 0) return
    }
  }

  #actor(cycle: Cycle, role: Role, unit: string): Actor {
    const found = this.#people.find(({ account }) => account.unit === unit && account.roles.includes(role))
    if (!found) throw new Error(`no ${role} at ${unit} of ${this.#plan.name}`)
    const unitName = this.#plan.units.find((one) => one.id === unit)?.name ?? unit
    return { college: this.#college, cycle, person: { id: found.person.id, staffNo: found.person.staffNo, name: found.person.name, mustChangePassword: false }, roles: found.account.roles.map((held) => ({ role: held, unitId: unit, unitName })) }
  }

  #cycle(id: string, lastCycle: string | null, opensAt: Date): Cycle {
    const { newest } = this.#deps.editions
    return { id, name: cycleName(id), state: 'collecting', edition: newest.id, editionHash: newest.hash, period: usualPeriod(id), lastCycle, opensAt: opensAt.toISOString() }
  }

  #table(number: string) {
    const entry = this.#deps.editions.newest.catalogue.byNumber.get(number)
    if (!entry) throw new Error(`the edition has no table ${number}`)
    return entry.table
  }

  #officeOf(number: string): string { return this.#plan.offices[number] ?? this.#plan.quality }
  #departments(): readonly string[] { return this.#plan.units.filter((unit) => unit.teaching && !this.#plan.coveredByPersonnel.includes(unit.id)).map((unit) => unit.id) }
  #fillers(unit: string): readonly string[] { return this.#people.filter(({ account }) => account.unit === unit && account.roles.includes('filler')).map(({ person }) => person.id) }
  #request(): string { this.#requests += 1; return `demo-${this.#plan.id}-${String(this.#requests).padStart(6, '0')}` }
}

function planted(rows: readonly DemoRow[], plant: Plant | undefined): readonly DemoRow[] {
  if (!plant) return rows
  return rows.map((row, index) => ({ ...row, ...Object.fromEntries(plant.cells.filter((cell) => cell.row === index).map((cell) => [cell.field, cell.to])) }))
}
