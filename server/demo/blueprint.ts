/** The two demo colleges: offices, departments, majors. People and figures are generated from the seed. */

export interface UnitPlan {
  readonly id: string
  /** organisation code in S1 */
  readonly code: string
  readonly name: string
  readonly teaching: boolean
  readonly teachers: number
}
export interface MajorPlan { readonly code: string; readonly name: string; readonly unit: string; readonly category: string; readonly courses: readonly string[] }
export interface CollegePlan {
  readonly id: string
  readonly name: string
  readonly regime: 'jiaozuo' | 'xiangyang'
  readonly schoolCode: string
  readonly province: string
  readonly city: string
  readonly quality: string
  readonly units: readonly UnitPlan[]
  readonly majors: readonly MajorPlan[]
  /** teaching units without a clerk of their own; the personnel office fills 6.1.1 for them */
  readonly coveredByPersonnel: readonly string[]
  /** office that fills and owns, by table number */
  readonly offices: Readonly<Record<string, string>>
}

const office = (id: string, code: string, name: string): UnitPlan => ({ id, code, name, teaching: false, teachers: 0 })
const department = (id: string, code: string, name: string, teachers: number): UnitPlan => ({ id, code, name, teaching: true, teachers })

const machine = ['机械制图', '机械设计基础', '电工电子技术', 'PLC应用技术', '数控编程与加工', '液压与气动技术', '机电设备维修实训']
const computing = ['计算机网络基础', '程序设计基础', '数据库应用技术', '网页设计与制作', 'Linux系统管理', '软件测试技术', '软件项目综合实训']
const business = ['基础会计', '经济法基础', '财务管理', '成本会计实务', '电子商务基础', '网店运营实务', '会计综合实训']
const design = ['设计素描', '设计色彩', '图形图像处理', '版式设计', '室内设计原理', '手绘效果图', '毕业设计实训']
const building = ['建筑制图与识图', '建筑材料', '建筑力学', '工程测量', '建筑施工技术', '工程造价软件应用', '测量综合实训']
const vehicle = ['汽车构造', '汽车电气设备', '汽车发动机检修', '汽车底盘检修', '新能源汽车技术', '汽车故障诊断', '汽车维修综合实训']

export const colleges: readonly CollegePlan[] = [
  {
    id: 'jzu', name: '焦作大学', regime: 'jiaozuo', schoolCode: '4199000001', province: '河南省', city: '焦作市', quality: 'zlc',
    units: [
      office('dzb', 'D01', '党政办公室'), office('zlc', 'D02', '质量管理与发展规划处'), office('jwc', 'D03', '教务处'), office('rsc', 'D04', '人事处'), office('kyc', 'D05', '科研处'),
      office('cwc', 'D06', '财务处'), office('gzc', 'D07', '国有资产管理处'), office('xsc', 'D08', '学生处'), office('tsg', 'D09', '图书馆'),
      department('jdx', 'D11', '机电工程学院', 48), department('xxx', 'D12', '信息工程学院', 44), department('jgx', 'D13', '经济管理学院', 36), department('ysx', 'D14', '艺术学院', 30), department('jzx', 'D15', '建筑工程学院', 34),
      department('mkx', 'D21', '马克思主义学院', 60), department('ggb', 'D22', '公共教学部', 92), department('tyb', 'D23', '体育教学部', 50),
    ],
    majors: [
      { code: '460301', name: '机电一体化技术', unit: 'jdx', category: '装备制造大类', courses: machine }, { code: '460103', name: '数控技术', unit: 'jdx', category: '装备制造大类', courses: machine },
      { code: '460305', name: '工业机器人技术', unit: 'jdx', category: '装备制造大类', courses: machine },
      { code: '510201', name: '计算机应用技术', unit: 'xxx', category: '电子与信息大类', courses: computing }, { code: '510203', name: '软件技术', unit: 'xxx', category: '电子与信息大类', courses: computing },
      { code: '530302', name: '大数据与会计', unit: 'jgx', category: '财经商贸大类', courses: business }, { code: '530701', name: '电子商务', unit: 'jgx', category: '财经商贸大类', courses: business },
      { code: '550106', name: '环境艺术设计', unit: 'ysx', category: '文化艺术大类', courses: design }, { code: '440106', name: '建筑室内设计', unit: 'ysx', category: '土木建筑大类', courses: design },
      { code: '440301', name: '建筑工程技术', unit: 'jzx', category: '土木建筑大类', courses: building }, { code: '440501', name: '工程造价', unit: 'jzx', category: '土木建筑大类', courses: building },
    ],
    coveredByPersonnel: ['mkx', 'ggb', 'tyb'],
    offices: { S1: 'dzb', S2: 'jwc', S3: 'jwc', S5: 'rsc', '1.1': 'dzb', '3.1': 'gzc', '5.1': 'cwc', '5.1a': 'cwc', '5.1b': 'cwc', '5.1c': 'cwc', '6.1.1': 'rsc', '6.1.2.1': 'jwc', '7.1.1': 'jwc', '7.2': 'jwc' },
  },
  {
    id: 'xyqc', name: '襄阳汽车职业技术学院', regime: 'xiangyang', schoolCode: '4299000002', province: '湖北省', city: '襄阳市', quality: 'zjb',
    units: [
      office('ybg', 'B01', '学院办公室'), office('zjb', 'B02', '质量监督管理办公室'), office('jwc', 'B03', '教务处'), office('rsc', 'B04', '人事处'), office('cwc', 'B05', '财务处'), office('hqc', 'B06', '后勤保障处'),
      department('qcx', 'B11', '汽车工程系', 40), department('jdx', 'B12', '机电工程系', 32), department('xxx', 'B13', '信息工程系', 26), department('jgx', 'B14', '经济管理系', 22), department('ggb', 'B21', '公共课部', 34),
    ],
    majors: [
      { code: '500211', name: '汽车检测与维修技术', unit: 'qcx', category: '交通运输大类', courses: vehicle }, { code: '460702', name: '新能源汽车技术', unit: 'qcx', category: '装备制造大类', courses: vehicle },
      { code: '460301', name: '机电一体化技术', unit: 'jdx', category: '装备制造大类', courses: machine }, { code: '510202', name: '计算机网络技术', unit: 'xxx', category: '电子与信息大类', courses: computing },
      { code: '530302', name: '大数据与会计', unit: 'jgx', category: '财经商贸大类', courses: business },
    ],
    coveredByPersonnel: ['ggb'],
    offices: { S1: 'ybg', S2: 'jwc', S3: 'jwc', S5: 'rsc', '1.1': 'ybg', '3.1': 'hqc', '5.1': 'cwc', '5.1a': 'cwc', '5.1b': 'cwc', '5.1c': 'cwc', '6.1.1': 'rsc', '6.1.2.1': 'jwc', '7.1.1': 'jwc', '7.2': 'jwc' },
  },
]

/** Table numbers that one office fills for the whole college; the others are filled by every department. */
export const officeTables = ['S1', 'S2', 'S3', 'S5', '1.1', '3.1', '5.1', '5.1a', '5.1b', '5.1c', '7.1.1'] as const
export const departmentTables = ['6.1.1', '6.1.2.1', '7.2'] as const
