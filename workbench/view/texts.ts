import type { Language } from './univer.ts'

const zh = {
  undo: '撤销', redo: '重做', open: '打开', save: '保存', create: '新建工作簿',
  sortAscending: '升序', sortDescending: '降序', insertRow: '插入行', deleteRow: '删除行', clearFilter: '清除筛选',
  groupData: '状态数据', groupFile: '文件', groupEdit: '编辑', groupRows: '行', groupSort: '排序和筛选',
  showPane: '打开面板', checkTable: '检查', nextFinding: '下一个问题', openSubmit: '提交',
  paneTitle: '状态簿', closePane: '关闭', paneResize: '面板宽度',
  nameBox: '名称框', formulaBar: '编辑栏', sheets: '工作表', addSheet: '新建工作表',
  rename: '重命名', remove: '删除', hide: '隐藏', unhide: '取消隐藏',
  cut: '剪切', copy: '复制', paste: '粘贴', clear: '清除内容', insertRowsAbove: '在上方插入行', deleteRows: '删除行',
  insertColumns: '在左侧插入列', deleteColumns: '删除列', hideRows: '隐藏行', unhideRows: '取消隐藏行', hideColumns: '隐藏列', unhideColumns: '取消隐藏列',
  filterAll: '（全选）', filterBlank: '（空白）', filterSearch: '搜索', filterApply: '筛选', filterNone: '没有匹配的值',
  ready: '就绪', editing: '输入', average: '平均值', count: '计数', total: '求和',
  retry: '重试', cancel: '取消', yes: '是', no: '否', close: '知道了', continueQuestion: '是否继续？',
  alertTitle: '工作簿', stopDefault: '此值与此单元格定义的数据验证限制不匹配。',
  protectedText: '你试图更改的单元格或图表位于受保护的工作表中。要进行更改，请取消工作表保护。',
  pasteTooBig: '粘贴的内容超出了工作表的范围。',
  noClipboard: '浏览器没有允许读取剪贴板。请按 Ctrl+V 粘贴。',
  badAddress: '没有这个地址或名称。可以输入 B5、B5:D20，或已定义的名称。',
  loading: '正在打开表格', opening: '正在打开工作簿', saving: '正在保存',
  unsaved: '当前工作簿还没有保存。新打开的会替换它，未保存的修改会丢失。', goOn: '继续',
  plainHttp: '面板需要 https。这一页是用 http 打开的，Office 的脚本会拒绝在这里运行。请改用下面的地址；第一次打开时浏览器会提示证书，选择继续。',
  paneMissing: '面板没有打开。请检查服务器是否在运行，再按“打开面板”。',
  commandNotReady: '面板还没有准备好，稍后再试。',
  openList: '展开列表', bookName: '工作簿1.xlsx',
}

export type Texts = Readonly<Record<keyof typeof zh, string>>

const en: Texts = {
  undo: 'Undo', redo: 'Redo', open: 'Open', save: 'Save', create: 'New workbook',
  sortAscending: 'Ascending', sortDescending: 'Descending', insertRow: 'Insert row', deleteRow: 'Delete row', clearFilter: 'Clear filter',
  groupData: '状态数据', groupFile: 'File', groupEdit: 'Edit', groupRows: 'Rows', groupSort: 'Sort and filter',
  showPane: 'Open pane', checkTable: 'Check', nextFinding: 'Next finding', openSubmit: 'Submit',
  paneTitle: '状态簿', closePane: 'Close', paneResize: 'Pane width',
  nameBox: 'Name box', formulaBar: 'Formula bar', sheets: 'Sheets', addSheet: 'New sheet',
  rename: 'Rename', remove: 'Delete', hide: 'Hide', unhide: 'Unhide',
  cut: 'Cut', copy: 'Copy', paste: 'Paste', clear: 'Clear contents', insertRowsAbove: 'Insert rows above', deleteRows: 'Delete rows',
  insertColumns: 'Insert columns left', deleteColumns: 'Delete columns', hideRows: 'Hide rows', unhideRows: 'Unhide rows', hideColumns: 'Hide columns', unhideColumns: 'Unhide columns',
  filterAll: '(Select all)', filterBlank: '(Blanks)', filterSearch: 'Search', filterApply: 'Filter', filterNone: 'No values match',
  ready: 'Ready', editing: 'Enter', average: 'Average', count: 'Count', total: 'Sum',
  retry: 'Retry', cancel: 'Cancel', yes: 'Yes', no: 'No', close: 'OK', continueQuestion: 'Continue?',
  alertTitle: 'Workbook', stopDefault: 'This value doesn’t match the data validation restrictions defined for this cell.',
  protectedText: 'The cell or chart you’re trying to change is on a protected sheet. To make a change, unprotect the sheet.',
  pasteTooBig: 'What you pasted does not fit on the sheet.',
  noClipboard: 'The browser did not allow reading the clipboard. Press Ctrl+V to paste.',
  badAddress: 'There is no such address or name. Type B5, B5:D20 or a defined name.',
  loading: 'Opening the grid', opening: 'Opening the workbook', saving: 'Saving',
  unsaved: 'The current workbook has not been saved. The new one replaces it, and unsaved changes are lost.', goOn: 'Continue',
  plainHttp: 'The pane needs https. This page was opened with http, where Office’s script refuses to run. Use the address below; the browser will warn about the certificate the first time, choose to continue.',
  paneMissing: 'The pane did not open. Check that the server is running, then press “Open pane”.',
  commandNotReady: 'The pane is not ready yet, try again in a moment.',
  openList: 'Open list', bookName: 'Book1.xlsx',
}

/** Everything the workbench says by itself. Half-width digits, 你, no exclamation marks. */
export function textsFor(language: Language): Texts {
  return language === 'en-US' ? en : zh
}
