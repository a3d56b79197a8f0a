import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** One accent: a deep blue-green, after celadon and patinated bronze. */
const liem: MantineColorsTuple = [
  '#ecf6f6',
  '#d7eaeb',
  '#afd5d7',
  '#83bec2',
  '#5aa5ab',
  '#368c94',
  '#1d7580',
  '#0f606c',
  '#0b4f5a',
  '#073c45',
]

/** White words on it reach AA in both schemes, which Mantine's own red does not. */
const red: MantineColorsTuple = [
  '#fdeceb',
  '#fadad8',
  '#f3b3ae',
  '#ec8a83',
  '#e0655c',
  '#d54a40',
  '#c9362d',
  '#b3261e',
  '#921c16',
  '#6f1410',
]

/** Greys of the dark scheme lean to the accent, so that night does not look like another product. */
const dark: MantineColorsTuple = [
  '#e3ecec',
  '#c4d1d2',
  '#9fb1b4',
  '#7b8f93',
  '#42555a',
  '#2d3d41',
  '#223034',
  '#172225',
  '#111b1d',
  '#0b1315',
]

const font = "'Be Vietnam Pro', system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif"

export const theme = createTheme({
  primaryColor: 'liem',
  primaryShade: { light: 7, dark: 6 },
  colors: { liem, dark, red },
  black: '#14252a',
  fontFamily: font,
  headings: { fontFamily: font, fontWeight: '600' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  // Controls are at least 40 px high and never set smaller than 15 px: hands and eyes of sixty use them.
  components: {
    Button: { defaultProps: { size: 'md' }, vars: () => ({ root: { '--button-fz': '0.9375rem' } }) },
    ActionIcon: { defaultProps: { size: 'lg', variant: 'subtle' } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    NumberInput: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md' } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
    // The placeholder is an element inside role=menu that screen readers count as an entry.
    Menu: { defaultProps: { shadow: 'md', radius: 'md', withInitialFocusPlaceholder: false } },
    Popover: { defaultProps: { shadow: 'md', radius: 'md' } },
  },
})

/** Mantine's own surfaces follow our tokens (tokens.css), so both sets never drift apart. */
export const variables: CSSVariablesResolver = () => ({
  variables: { '--mantine-font-size-sm': '0.9375rem', '--mantine-font-size-xs': '0.8125rem' },
  light: {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-soft)',
    '--mantine-color-placeholder': 'var(--ink-faint)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-error': 'var(--red)',
  },
  dark: {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-soft)',
    '--mantine-color-placeholder': 'var(--ink-faint)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--sunken)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-error': 'var(--red)',
  },
})
