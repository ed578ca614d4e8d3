import { Random } from './random.ts'

/**
 * Random formulas in the part of the language that is also plain spreadsheet language, written for both: fields as `[n1]` and as cells.
 * Left out on purpose, because docs/formula.md says they differ: blank anywhere but in + − & SUM COUNT ISBLANK and ="";
 * mixed types; days plus fractions; 0^0, 0^-1 and roots of negative numbers by ^ (MAX drops them there); halves in ROUND and TEXT (the other engine rounds the binary fraction); long fractions as text; wildcards.
 */
export interface Pair { readonly ours: string; readonly theirs: string; readonly kind: 'number' | 'text' | 'bool' | 'date' }

/** Fields of the row, in column order A, B, C … of the other engine's sheet. */
export const FIELDS = [
  { id: 'n1', type: 'number' }, { id: 'n2', type: 'number' }, { id: 'n3', type: 'number' }, { id: 'i1', type: 'number' }, { id: 'i2', type: 'number' }, { id: 'nb', type: 'number' },
  { id: 't1', type: 'text' }, { id: 't2', type: 'text' }, { id: 't3', type: 'text' }, { id: 'tb', type: 'text' },
  { id: 'b1', type: 'bool' }, { id: 'b2', type: 'bool' }, { id: 'd1', type: 'date' }, { id: 'd2', type: 'date' },
] as const
type FieldId = typeof FIELDS[number]['id']

/** Columns of the other table and where they stand in the other engine's sheet (rows 1 to TABLE_ROWS). */
export const TABLE_FIELDS = [{ id: 'key', type: 'text', column: 'AA' }, { id: 'amount', type: 'number', column: 'AB' }, { id: 'count', type: 'number', column: 'AC' }, { id: 'day', type: 'date', column: 'AD' }] as const
export const TABLE_ROWS = 40
export const WORDS = ['alpha', 'Beta', 'gamma', 'DELTA', 'alphabet', '教授', '副教授', '讲师', '焦作大学', 'x1', 'X1', 'a'] as const

type Part = readonly [string, string]

export class Expressions {
  readonly #random: Random
  constructor(seed: number) { this.#random = new Random(seed) }

  pair(row: number): Pair {
    const kind = this.#random.pick(['number', 'number', 'text', 'bool', 'bool', 'date'] as const)
    const depth = this.#random.whole(1, 4)
    const [ours, theirs] = kind === 'number' ? this.#number(depth) : kind === 'text' ? this.#anyText(depth) : kind === 'bool' ? this.#bool(depth) : this.#date(depth)
    return { kind, ours, theirs: theirs.replaceAll('§', String(row)) }
  }

  #field(...ids: readonly FieldId[]): Part {
    const id = this.#random.pick(ids)
    return [`[${id}]`, `$${String.fromCharCode(65 + FIELDS.findIndex(field => field.id === id))}§`]
  }

  #column(id: typeof TABLE_FIELDS[number]['id']): Part {
    const column = TABLE_FIELDS.find(field => field.id === id)?.column ?? ''
    return [`'T'[${id}]`, `$${column}$1:$${column}$${TABLE_ROWS}`]
  }

  #same(text: string): Part { return [text, text] }

  /** `template` with ¤ for each part in turn. */
  #put(template: string, ...parts: readonly Part[]): Part {
    const fill = (side: 0 | 1): string => template.split('¤').map((piece, i) => piece + (parts[i]?.[side] ?? '')).join('')
    return [fill(0), fill(1)]
  }

  #number(depth: number): Part {
    const r = this.#random
    if (depth <= 0) return r.pick([() => this.#same(String(r.whole(0, 9))), () => this.#same((r.whole(1, 99_999) / 100).toString()), () => this.#field('n1', 'n2', 'n3', 'i1', 'i2')])()
    const n = (): Part => this.#number(depth - 1)
    const noTie = (): Part => this.#put('(¤+0.000137)', n())
    return r.pick<() => Part>([
      () => this.#put('¤+¤', n(), n()), () => this.#put('¤-¤', n(), this.#number(0)), () => this.#put('¤-(¤)', n(), n()), () => this.#put('¤*¤', this.#number(0), this.#number(0)),
      () => this.#put('(¤)*(¤)', n(), n()), () => this.#put('(¤)/(¤)', n(), n()), () => this.#put('¤/¤', this.#number(0), this.#field('i1', 'i2')), () => this.#put('-¤', this.#number(0)),
      () => this.#put('-(¤)%', n()), () => this.#put('-¤^2', this.#field('i1')), () => this.#put(`(ABS(¤)+1)^${r.pick(['2', '3', '0.5', '-1', '2^2'])}`, n()),
      () => this.#put('¤+¤', this.#field('nb'), n()), () => this.#put('¤-¤', this.#field('nb'), this.#number(0)), () => this.#put(`ROUND(¤,${r.whole(-2, 3)})`, noTie()),
      () => this.#put(`ROUNDUP(¤,${r.whole(-1, 2)})`, noTie()), () => this.#put(`ROUNDDOWN(¤,${r.whole(-1, 2)})`, noTie()), () => this.#put('INT(¤)', noTie()), () => this.#put('ABS(¤)', n()), () => this.#put('SIGN(¤)', this.#field('n1', 'i1')),
      () => this.#put('MOD(¤,¤)', this.#field('i1'), this.#field('i2')), () => this.#put('SQRT(¤)', n()), () => this.#put('MIN(¤,¤,¤)', n(), n(), n()), () => this.#put('MAX(¤,¤)', n(), n()),
      () => this.#put('SUM(¤,¤,¤)', n(), this.#field('nb'), n()), () => this.#put('AVERAGE(¤,¤)', n(), n()), () => this.#put('MEDIAN(¤,¤,¤)', n(), n(), n()), () => this.#put('COUNT(¤,¤)', this.#field('nb'), this.#field('n1')),
      () => this.#put('COUNTA(¤,¤,¤)', this.#field('tb'), this.#field('t1'), this.#field('nb')), () => this.#put('LEN(¤)', this.#text(depth - 1)), () => this.#put(`FIND("${r.pick(['a', '大', 'ta', 'zz'])}",¤)`, this.#text(depth - 1)),
      () => this.#put(`SEARCH("${r.pick(['A', '学', 'TA', 'zz'])}",¤)`, this.#text(depth - 1)), () => this.#same(`VALUE("${r.pick(['12', '-3.5', '0.25', 'abc', '1e3'])}")`), () => this.#put(`${r.pick(['YEAR', 'MONTH', 'DAY'])}(¤)`, this.#date(depth - 1)),
      () => this.#put('(¤-¤)', this.#field('d1'), this.#field('d2')), () => this.#put('IF(¤,¤,¤)', this.#bool(depth - 1), n(), n()), () => this.#put('IFERROR(¤,¤)', n(), n()),
      () => this.#put('IFS(¤,¤,¤,¤)', this.#bool(depth - 1), n(), this.#bool(0), n()), () => this.#put('SWITCH(¤,"alpha",¤,"X1",¤,¤)', this.#field('t1'), n(), n(), n()), () => this.#put('SWITCH(¤,1,¤,2,¤)', this.#field('i2'), n(), n()), () => this.#overTable(depth),
    ])()
  }

  /** Statistics over the other table, plain and with criteria. */
  #overTable(depth: number): Part {
    const r = this.#random
    const amount = this.#column('amount'), count = this.#column('count'), key = this.#column('key'), day = this.#column('day')
    const word = this.#same(`"${r.pick(WORDS)}"`)
    return r.pick<() => Part>([
      () => this.#put(`${r.pick(['SUM', 'AVERAGE', 'MIN', 'MAX', 'COUNT', 'COUNTA', 'COUNTBLANK'])}(¤)`, amount), () => this.#put('SUMPRODUCT(¤,¤)', count, count), () => this.#put('COUNTIFS(¤,¤)', key, this.#field('t1')),
      () => this.#put('SUMIFS(¤,¤,¤)', count, key, this.#field('t1', 't2')), () => this.#put('SUMIFS(¤,¤,¤,¤,">=3")', amount, key, word, count), () => this.#put('COUNTIFS(¤,">"&¤)', amount, this.#number(depth - 2)),
      () => this.#put('COUNTIFS(¤,"<>"&¤,¤,¤)', key, this.#field('t1'), count, this.#field('i2')), () => this.#put('AVERAGEIFS(¤,¤,¤)', count, key, this.#field('t1')), () => this.#put('COUNTIFS(¤,"<="&¤)', day, this.#field('d1')),
      () => { const [ours, theirs] = this.#put('MAXIFS(¤,¤,"<5")', amount, count); return [ours, theirs] },
      () => { const field = this.#field('t1', 't2'); return [`LOOKUP(${count[0]},${key[0]},${field[0]})`, `INDEX(${count[1]},MATCH(${field[1]},${key[1]},0))`] },
    ])()
  }

  /** Never empty. */
  #text(depth: number): Part {
    const r = this.#random
    if (depth <= 0) return r.pick([() => this.#same(`"${r.pick(WORDS)}"`), () => this.#field('t1', 't2', 't3'), () => this.#same('"say ""hi"""')])()
    const t = (): Part => this.#text(depth - 1)
    return r.pick<() => Part>([
      () => this.#put('¤&¤', t(), t()), () => this.#put('¤&¤', t(), this.#field('tb')), () => this.#put('¤&¤', this.#field('n1', 'i1', 'n2'), t()), () => this.#put('UPPER(¤)', t()), () => this.#put('LOWER(¤)', t()),
      () => this.#put(`LEFT(¤,${r.whole(1, 4)})`, t()), () => this.#put(`RIGHT(¤,${r.whole(1, 4)})`, t()), () => this.#put('LEFT(¤)', t()), () => this.#put('CONCAT(¤,¤,¤)', t(), this.#field('i1'), t()),
      () => this.#put(`SUBSTITUTE(¤,"${r.pick(['a', '教', 'ta', 'A'])}","${r.pick(['b', '一二', 'X'])}")`, t()), () => this.#put('IF(¤,¤,¤)', this.#bool(depth - 1), t(), t()), () => this.#put('IFERROR(¤,¤)', t(), t()),
      () => this.#put(`TEXT(¤+0.0000137,"${r.pick(['0', '0.00', '#,##0', '#,##0.00', '0.0%'])}")`, this.#field('n1', 'n2', 'n3')), () => this.#put('TEXT(¤,"yyyy-mm-dd")', this.#date(depth - 1)), () => this.#put('TEXT(¤,"yyyy-mm")', this.#field('d1', 'd2')),
    ])()
  }

  /** May be empty: only as a whole, so that nobody asks what empty means. */
  #anyText(depth: number): Part {
    const r = this.#random
    return r.pick<() => Part>([
      () => this.#text(depth), () => this.#text(depth), () => this.#put(`MID(¤,${r.whole(0, 4)},${r.whole(0, 3)})&""`, this.#text(depth - 1)), () => this.#put('TRIM(¤&"  "&¤)', this.#text(depth - 1), this.#field('tb')),
      () => this.#put('¤&""', this.#field('tb')), () => this.#put(`LEFT(¤,${r.whole(-1, 0)})&""`, this.#text(depth - 1)), () => this.#put('SUBSTITUTE(¤,"a","")&""', this.#field('t1', 't2')),
    ])()
  }

  #bool(depth: number): Part {
    const r = this.#random
    const op = r.pick(['=', '<>', '<', '<=', '>', '>='])
    if (depth <= 0) return r.pick([() => this.#field('b1', 'b2'), () => this.#same(r.pick(['TRUE', 'FALSE'])), () => this.#put(`¤${op}¤`, this.#number(0), this.#number(0))])()
    const b = (): Part => this.#bool(depth - 1)
    return r.pick<() => Part>([
      () => this.#put(`¤${op}¤`, this.#number(depth - 1), this.#number(depth - 1)), () => this.#put(`¤${r.pick(['=', '<>'])}¤`, this.#text(depth - 1), this.#text(depth - 1)), () => this.#put(`¤${op}¤`, this.#field('t3'), this.#same(`"${r.pick(['alpha', 'beta', 'b'])}"`)),
      () => this.#put(`¤${op}¤`, this.#date(depth - 1), this.#date(depth - 1)), () => this.#put('(¤)=(¤)', b(), b()), () => this.#put('AND(¤,¤)', b(), b()), () => this.#put('AND(¤,¤,¤)', b(), b(), b()),
      () => this.#put('OR(¤,¤)', b(), b()), () => this.#put('OR(¤,¤,¤)', b(), b(), b()), () => this.#put('NOT(¤)', b()), () => this.#put('ISBLANK(¤)', this.#field('nb', 'tb', 'n1')), () => this.#put(`¤${r.pick(['=', '<>'])}""`, this.#field('tb', 't1', 'nb')),
      () => this.#put('EXACT(¤,¤)', this.#text(depth - 1), this.#text(depth - 1)), () => this.#put('ISERROR(¤)', this.#number(depth - 1)), () => this.#put('IF(¤,¤,¤)', b(), b(), b()),
      () => { const [ours, theirs] = this.#field('t1'); return [`IN(${ours},"Alpha","教授","x1")`, `OR(${theirs}="Alpha",${theirs}="教授",${theirs}="x1")`] },
      () => { const value = this.#field('t1', 't2'), key = this.#column('key'); return [`EXISTS(${key[0]},${value[0]})`, `COUNTIFS(${key[1]},${value[1]})>0`] },
    ])()
  }

  #date(depth: number): Part {
    const r = this.#random
    if (depth <= 0) return r.pick([() => this.#field('d1', 'd2'), () => this.#same(`DATE(${r.whole(1950, 2040)},${r.whole(1, 12)},${r.whole(1, 28)})`)])()
    const d = (): Part => this.#date(depth - 1)
    return r.pick<() => Part>([
      () => this.#same(`DATE(${r.whole(1901, 2100)},${r.whole(-5, 20)},${r.whole(-40, 60)})`), () => this.#put(`EDATE(¤,${r.whole(-40, 40)})`, d()), () => this.#put(`EOMONTH(¤,${r.whole(-14, 14)})`, d()),
      () => this.#put(`¤+${r.whole(0, 900)}`, d()), () => this.#put(`¤-${r.whole(0, 900)}`, d()), () => this.#put('¤+¤', d(), this.#field('i1')), () => this.#put('IF(¤,¤,¤)', this.#bool(depth - 1), d(), d()),
    ])()
  }
}
