/** Why a file cannot be opened, in a sentence for the person who chose it. */
export class FileProblem extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'FileProblem'
  }
}

export const problems = {
  tooLarge: '这个文件超过 60 MB，不能在这里打开。',
  notZip: '这不是 .xlsx 工作簿，或者文件已损坏。请用 Excel 另存为 .xlsx 后再试。',
  old: '这是旧格式（.xls）或加了密码的工作簿。请在 Excel 里去掉密码，另存为 .xlsx 后再试。',
  damaged: '文件已损坏，缺少工作簿的内容。请用 Excel 打开并另存一份。',
  tooManyParts: '文件里的部件太多，不像正常的工作簿，没有打开。',
  bomb: '文件展开后大得不正常，没有打开。',
  tooSlow: '文件读了 30 秒还没有读完，已停止。请把它拆小，或用 Excel 另存一份。',
  unreadable: '文件读不出来。请用 Excel 打开并另存一份。',
} as const
