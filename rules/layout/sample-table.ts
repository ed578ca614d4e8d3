/** A small table with everything a layout must handle; for tests of layout, host and writer. */
import type { Field, Table } from '../table.ts'

function field(id: string, name: string, more: Partial<Field> & Pick<Field, 'type'>): Field {
  const parts = name.split('-')
  return { id, name, header: parts.at(-1) ?? name, groups: parts.slice(0, -1), required: false, source: ['sample'], ...more }
}

export const sampleTable: Table = {
  id: 'sample_staff', number: '6.1.1', name: '校内专任教师基本情况', chapter: '6 师资队伍', kind: 'list', isSource: false, statTime: 'academic_year',
  filledBy: '系部', owner: '人事处', uniqueKey: ['staff_no'], maxRows: 20000, orderConfidence: 'sample', source: ['sample'],
  fields: [
    field('unit', '所属系部', { type: 'text', maxLength: 60, prefill: { table: 'src_staff', key: 'staff_no', field: 'unit' } }),
    field('staff_no', '教工号', { type: 'text', required: true, maxLength: 20, meaning: '学校人事系统里的编号。', example: '20160095' }),
    field('name', '姓名', { type: 'text', required: true, maxLength: 20 }),
    field('ethnicity', '民族', { type: 'code', codelist: 'ethnicity', required: true }),
    field('title_level', '专业技术职务-等级', { type: 'code', codelist: 'title_level' }),
    field('title_month', '专业技术职务-获取日期', { type: 'yearmonth' }),
    field('cert_name', '职业资格证书-证书-名称', { type: 'text', maxLength: 60 }),
    field('cert_date', '职业资格证书-证书-发证日期', { type: 'date' }),
    field('dual', '双师', { type: 'bool', required: true }),
    field('days', '企业天数', { type: 'number', integer: true, range: [0, 366], unit: '天' }),
    field('income', '收入', { type: 'number', decimals: 2, unit: '万元' }),
    field('years', '教龄', { type: 'number', integer: true, computed: '[企业天数]/10' }),
  ],
}

export const sampleChoices: Readonly<Record<string, readonly string[]>> = {
  ethnicity: ['汉族', '回族', '满族', ...Array.from({ length: 60 }, (_, nth) => `第${nth + 4}个民族`)],
  title_level: ['正高级', '副高级', '中级', '初级'],
}
