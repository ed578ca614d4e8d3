/**
 * Every refusal of the system in one readable table: code → status and sentence. `{name}` is filled from details.
 * A sentence says what is wrong and what to do next (ux part 4). A test asserts that each code is thrown somewhere.
 */
export const problems = {
  'request.invalid': { status: 400, text: '请求内容不对：{what}。刷新面板再试，仍不行就把请求编号告诉信息中心。' },
  'request.too-large': { status: 413, text: '一次发送的内容太大（上限 {limit}）。分几次发送，或减少行数。' },
  'request.too-many': { status: 429, text: '试得太多，{minutes} 分钟后再试。' },
  'request.unknown': { status: 404, text: '没有这个地址。刷新面板再试。' },
  'session.wrong-password': { status: 401, text: '教工号或密码不正确，还可以再试 {left} 次。忘记密码请管理员重置。' },
  'session.locked': { status: 429, text: '试错太多，请 {minutes} 分钟后再试。' },
  'session.expired': { status: 401, text: '登录已过期，内容已存本机。重新登录后接着做。' },
  'session.same-password': { status: 409, text: '新密码和现在的一样。换一个，至少 10 位。' },
  'session.must-change-password': { status: 403, text: '第一次登录，请先设一个新密码（至少 10 位）。' },
  'setup.done': { status: 409, text: '学校已经设置过了。直接登录，或请管理员增加账号。' },
  'access.role': { status: 403, text: '你的角色不能做这一步：{step}。需要时请{office}调整分工。' },
  'access.unit': { status: 403, text: '这张表不归你填。需要时请{office}调整分工。' },
  'access.own-submission': { status: 403, text: '这是你填的，不能由你审核。' },
  'table.unknown': { status: 404, text: '本学年没有“{table}”这张表。回到任务重新打开。' },
  'unit.unknown': { status: 404, text: '没有这个部门。回到任务重新打开。' },
  'submission.unknown': { status: 404, text: '没有这次提交。回到任务或审核队列重新打开。' },
  'cycle.none': { status: 409, text: '还没有正在采集的学年。请{office}先准备学年。' },
  'cycle.frozen': { status: 409, text: '{cycle} 学年已冻结，不能再改。' },
  'cycle.not-open': { status: 409, text: '{table} 还没开放，先等 {waits} 通过。' },
  'edition.stale': { status: 409, text: '规则已更新，重新检查后再提交。' },
  'sheet.stale': { status: 409, text: '{who}刚改了这张表，先看一下再继续。你的内容都在。' },
  'sheet.locked': { status: 409, text: '已提交，正在审核，不能改。要改请先撤回，或等退回。' },
  'sheet.too-many-rows': { status: 422, text: '这张表最多 {max} 行，现在 {rows} 行。删去多余的行再发送。' },
  'submission.empty': { status: 422, text: '还没有行，不能提交。确实没有内容请写在 12.1 补充说明里。' },
  'submission.blocked': { status: 422, text: '还有 {errors} 处错误、{unexplained} 条警告没写说明，不能提交。改好后再提交。' },
  'submission.unchanged': { status: 409, text: '内容没有变化，不用再提交。' },
  'submission.unanswered': { status: 422, text: '退回的行里有 {rows} 行没改。改好，或写明为什么无误，再提交。' },
  'submission.not-withdrawable': { status: 409, text: '审核已经开始，不能撤回。请审核人退回。' },
  'decision.stale': { status: 409, text: '这次提交已经变了（{why}）。重新打开再审。' },
  'decision.rows': { status: 422, text: '选的行里有 {count} 行不在等你审核。重新打开再审。' },
  'decision.confirm': { status: 422, text: '请先确认：{missing}。' },
  'decision.count': { status: 422, text: '要通过的是 {rows} 行，不是 {typed} 行。核对后再输入。' },
  'decision.password': { status: 403, text: '密码不正确，没有签字。再输入一次。' },
  'decision.reason': { status: 422, text: '请选退回原因并写明怎么改，对方才能一次改对。' },
  'college.other': { status: 403, text: '这是别的学校的内容，不能在这里打开。' },
  'merge.too-large': { status: 422, text: '超过 {limit} 格，放不进当前工作簿，请下载。' },
  'server.busy': { status: 503, text: '服务器正忙，内容已存本机。{seconds} 秒后自动再试。' },
  'server.storage-full': { status: 507, text: '服务器磁盘满了，没有保存。内容已存本机，请告诉管理员。' },
  'manifest.address': { status: 422, text: '“{url}”不能用作加载项地址。写成 https:// 开头的完整地址，例：https://zt.example.edu.cn。' },
  'manifest.left-over': { status: 422, text: '清单里还留着别的地址：{address}。改好 manifest.xml 后再试一次。' },
  'excel.editing': { status: 409, text: 'Excel 正在编辑，按回车结束输入，再试一次。' },
  'excel.protected': { status: 409, text: '工作表受保护，暂时写不上。取消保护后再试一次。' },
  'excel.sheet-gone': { status: 409, text: '这张表的工作表找不到了。撤销刚才的删除，或回到任务重新打开。' },
  'excel.too-large': { status: 413, text: '内容太多，Excel 一次放不下。分几次做，或请下载工作簿。' },
  'excel.failed': { status: 409, text: 'Excel 没有做成这一步（{code}）。内容都在，再试一次；仍不行就关掉工作簿重新打开。' },
  'internal': { status: 500, text: '服务器出错了，不是你的问题。内容已存本机，把请求编号告诉信息中心。' },
} as const satisfies Record<string, { status: number; text: string }>

export type ProblemCode = keyof typeof problems

/** A request that cannot be honoured. Thrown; caught in exactly one place per side. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly details: Readonly<Record<string, unknown>>
  constructor(code: ProblemCode, details: Readonly<Record<string, unknown>> = {}) {
    super(code)
    this.name = 'Problem'
    this.code = code
    this.details = details
  }
}

/** The sentence of a problem with its details filled in. */
export function problemText(code: string, details: Readonly<Record<string, unknown>> = {}): string {
  const entry = Object.hasOwn(problems, code) ? problems[code as ProblemCode] : problems.internal
  return entry.text.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? '…'))
}
