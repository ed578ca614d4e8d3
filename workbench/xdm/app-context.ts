import type { Requirements } from '../meta/requirements.ts'

/** What the add-in learns about where it runs. */
export interface Surroundings {
  readonly addinId: string
  readonly addinName: string
  /** Office.context.displayLanguage, e.g. "zh-CN". */
  readonly displayLanguage: string
  readonly contentLanguage: string
  readonly documentUrl: string
  /** Origin of the page that plays Excel. */
  readonly origin: string
  /** office.js of npm (16.0.15407) ignores it on the web, as it does in Excel on the web; newer builds read it. */
  readonly theme: OfficeTheme
}

/** Office.context.officeTheme. */
export interface OfficeTheme {
  readonly bodyBackgroundColor: string
  readonly bodyForegroundColor: string
  readonly controlBackgroundColor: string
  readonly controlForegroundColor: string
}

export const LIGHT_THEME: OfficeTheme = {
  bodyBackgroundColor: '#FFFFFF', bodyForegroundColor: '#000000', controlBackgroundColor: '#FFFFFF', controlForegroundColor: '#000000',
}

/** The answer to the first message. `_appName` 16 is Excel on the web; requirement versions are texts, for the number 1.10 is 1.1. */
export function appContext(of: Surroundings, requirements: Requirements, settings: ReadonlyMap<string, string>): Record<string, unknown> {
  return {
    _id: of.addinId,
    _appInstanceId: of.addinId,
    _appName: 16,
    _appVersion: '16.0',
    _appMinorVersion: 1,
    _appUILocale: of.displayLanguage,
    _dataLocale: of.contentLanguage,
    _docUrl: of.documentUrl,
    _clientMode: 1,
    _settings: [...settings],
    _reason: 'documentOpened',
    _osfControlType: 1,
    _eToken: '',
    _correlationId: of.addinId,
    _hostFullVersion: '16.0.19000.40001',
    _requirementMatrix: JSON.stringify(requirements),
    _hostCustomMessage: 0,
    _addinName: of.addinName,
    _appDomains: [of.origin],
    _clientWindowHeight: 800,
    _clientWindowWidth: 1200,
    _featureGates: {},
    _wacHostEnvironment: '0',
    _isFromWacAutomation: false,
    _initialDisplayMode: 0,
    _marketplaceType: 'developer',
    _officeTheme: of.theme,
  }
}
