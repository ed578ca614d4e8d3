import { openPage } from './page.ts'
import { readOptions } from './options.ts'

const place = document.getElementById('workbench')
if (place) await openPage(place, readOptions(location.search), document.body.dataset.paneUrl ?? '/addin/index.html')
