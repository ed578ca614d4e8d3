// A small add-in for looking at the workbench and testing it without the real pane: shows what it hears.
const state = document.getElementById('state')
const list = document.getElementById('events')
const log = (text) => {
  const line = document.createElement('li')
  line.textContent = text
  list.prepend(line)
}

window.heard = []
Office.onReady(async (info) => {
  for (const name of ['showPane', 'checkTable', 'nextFinding', 'openSubmit']) {
    Office.actions.associate(name, (event) => {
      window.heard.push(name)
      log(`命令 ${name}`)
      event.completed()
    })
  }
  state.textContent = `已连接 ${info.host} ${info.platform}`
  await Excel.run(async (context) => {
    context.workbook.worksheets.onChanged.add(async (args) => {
      window.heard.push(`changed ${args.address}`)
      log(`改动 ${args.address}`)
    })
    context.workbook.worksheets.onSelectionChanged.add(async (args) => {
      window.heard.push(`selected ${args.address}`)
    })
    await context.sync()
  })
  window.connected = true
})
