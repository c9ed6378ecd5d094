/** The look of the house for the component library: its tokens out of ours. */
import { theme as antTheme } from 'antd'
import type { ThemeConfig } from 'antd'
import { useSyncExternalStore } from 'react'

export type Shade = 'light' | 'dark'
export type ThemeChoice = Shade | 'auto'

const KEY = 'folkmoot.theme'
const listeners = new Set<() => void>()
const system = window.matchMedia('(prefers-color-scheme: dark)')
system.addEventListener('change', () => apply())

function apply(): void {
  const choice = themeChoice()
  const dark = choice === 'auto' ? system.matches : choice === 'dark'
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
  for (const listener of listeners) listener()
}

export function themeChoice(): ThemeChoice {
  const kept = localStorage.getItem(KEY)
  return kept === 'dark' || kept === 'light' ? kept : 'auto'
}

export function chooseTheme(choice: ThemeChoice): void {
  if (choice === 'auto') localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, choice)
  apply()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The shade that the page is drawn in just now. */
export const useShade = (): Shade =>
  useSyncExternalStore(subscribe, () =>
    document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light',
  )

/** What was chosen, also when that is what the system says. */
export const useThemeChoice = (): ThemeChoice => useSyncExternalStore(subscribe, themeChoice)

const COLOURS = {
  light: {
    colorPrimary: '#1f6b52',
    colorInfo: '#2c6aa6',
    colorSuccess: '#1f6b52',
    colorWarning: '#b84a17',
    colorError: '#b3362b',
    colorLink: '#1f6b52',
    colorBgBase: '#ffffff',
    colorBgLayout: '#faf8f4',
    colorTextBase: '#22261f',
    colorTextSecondary: '#5e655b',
    colorTextTertiary: '#5e655b',
    colorTextDescription: '#5e655b',
    colorTextPlaceholder: '#6c7269',
    colorBorder: '#d5cfc3',
    colorBorderSecondary: '#e7e2d9',
  },
  dark: {
    colorPrimary: '#58b894',
    colorInfo: '#79aee0',
    colorSuccess: '#58b894',
    colorWarning: '#f08a55',
    // The library darkens it: what is left must be read on a card.
    colorError: '#f08276',
    colorLink: '#58b894',
    colorBgBase: '#1c201b',
    colorBgLayout: '#141713',
    colorBgContainer: '#1c201b',
    colorBgElevated: '#242923',
    colorTextBase: '#ecebe4',
    colorTextSecondary: '#a3a99d',
    colorTextTertiary: '#a3a99d',
    colorTextDescription: '#a3a99d',
    colorTextPlaceholder: '#8d948a',
    colorTextLightSolid: '#0d1a14',
    colorBorder: '#3a4137',
    colorBorderSecondary: '#2c322a',
  },
} as const

/** On a phone, everything that is touched is larger. */
export function themeOf(shade: Shade, phone: boolean): ThemeConfig {
  return {
    algorithm: shade === 'dark' ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm,
    token: {
      ...COLOURS[shade],
      fontFamily: 'var(--sans)',
      fontFamilyCode: 'var(--mono)',
      fontSize: 14,
      borderRadius: 6,
      borderRadiusLG: 8,
      controlHeight: phone ? 44 : 36,
      controlHeightSM: phone ? 40 : 28,
      controlHeightLG: phone ? 48 : 44,
      motionDurationFast: '0.1s',
      motionDurationMid: '0.15s',
      motionDurationSlow: '0.2s',
      wireframe: false,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
      Table: { headerBg: 'transparent', headerSplitColor: 'transparent' },
    },
  }
}
