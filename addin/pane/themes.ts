/** Our ramp on Fluent: brand[80] is Excel's green, so the pane reads as part of the host. Measures and contrast: ux part 5. */
import { createDarkTheme, createLightTheme, teamsHighContrastTheme, type BrandVariants, type Theme } from '@fluentui/react-components'
import { markColours, type MarkName, type ThemeName } from '../../rules/layout/marks.ts'

const ramp: BrandVariants = {
  10: '#03120A', 20: '#0A2215', 30: '#0B331E', 40: '#0C4126', 50: '#0D502D', 60: '#0E5F34', 70: '#0F6D3A', 80: '#107C41',
  90: '#2F8C57', 100: '#489B6C', 110: '#61AA81', 120: '#7AB996', 130: '#94C8AC', 140: '#AFD7C1', 150: '#CBE6D7', 160: '#E8F4ED',
}

/** Latin first, then the Chinese face of each platform. */
const fontFamilyBase = "'Segoe UI', 'Microsoft YaHei UI', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', sans-serif"

export const themes: Readonly<Record<ThemeName, Theme>> = {
  light: { ...createLightTheme(ramp), fontFamilyBase },
  dark: {
    ...createDarkTheme(ramp), fontFamilyBase,
    colorBrandForeground1: ramp[120], colorBrandForeground2: ramp[130], colorBrandForegroundLink: ramp[120], colorCompoundBrandForeground1: ramp[120],
    colorCompoundBrandStroke: ramp[110], colorCompoundBrandBackground: ramp[100],
    // Fluent's own has 4.2 on its ground and fails; this has 5.1.
    colorStatusDangerForeground1: '#F1707B',
  },
  contrast: { ...teamsHighContrastTheme, fontFamilyBase },
}

const ground: Readonly<Record<ThemeName, { fill: string; ink: string }>> = { light: { fill: '#FFFFFF', ink: '#242424' }, dark: { fill: '#292929', ink: '#FFFFFF' }, contrast: { fill: '#000000', ink: '#FFFFFF' } }

/** `--mark-error-fill`, `--mark-error-ink`, `--mark-error-edge` … as the sheet paints them. */
export function markVariables(theme: ThemeName): Record<string, string> {
  return Object.fromEntries((Object.keys(markColours[theme]) as MarkName[]).flatMap((name) => {
    const { fill, ink, edge } = markColours[theme][name]
    return [[`--mark-${name}-fill`, fill ?? ground[theme].fill], [`--mark-${name}-ink`, ink ?? ground[theme].ink], [`--mark-${name}-edge`, edge]]
  }))
}
