import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { plainForPaper } from '@liem/papers/paper-text'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { fontCoverage } from './font-coverage.ts'

/** Metric-compatible with Times New Roman and with all Vietnamese letters. */
const faces = [
  '400Regular/Tinos_400Regular',
  '400Regular_Italic/Tinos_400Regular_Italic',
  '700Bold/Tinos_700Bold',
  '700Bold_Italic/Tinos_700Bold_Italic',
]

type Press = { compiler: NodeCompiler; clean: (text: string) => string }
let press: Press | undefined

/**
 * Prints a Typst template as a tagged PDF/A-2b with its fonts inside. `data` turns values into the JSON the template reads from
 * `sys.inputs`; it is handed `clean`, which replaces what the font cannot draw by “□” (an archive PDF may not hold undrawable
 * text). Everything in `sys.inputs` is inert: no markup in it is evaluated. `madeAt` fixes the date in the file.
 */
export function printTypst(
  template: string,
  data: (clean: (text: string) => string) => Readonly<Record<string, unknown>>,
  madeAt: Date,
): Uint8Array {
  press ??= startPress()
  const inputs = Object.fromEntries(
    Object.entries(data(press.clean)).map(([name, value]) => [name, JSON.stringify(value)]),
  )
  const made = press.compiler.compile({ mainFileContent: template, inputs })
  const { result } = made
  if (!result) {
    const diagnostics = press.compiler.fetchDiagnostics(made.takeDiagnostics() as never)
    throw new Error(`Typst: ${JSON.stringify(diagnostics).slice(0, 2000)}`)
  }
  const pdf = press.compiler.pdf(result, {
    pdfStandard: 'a-2b',
    pdfTags: true,
    creationTimestamp: Math.floor(madeAt.getTime() / 1000),
  })
  // Typst keeps what it laid out for the next run; papers of cases must not stay in memory.
  press.compiler.evictCache(0)
  return new Uint8Array(pdf)
}

function startPress(): Press {
  const require = createRequire(import.meta.url)
  const fonts = faces.map((face) => readFileSync(require.resolve(`@expo-google-fonts/tinos/${face}.ttf`)))
  const covers = fonts.map((font) => fontCoverage(font))
  const drawable = (character: string) => {
    const code = character.codePointAt(0) ?? 0
    return character === '\n' || covers.every((has) => has(code))
  }
  return {
    compiler: NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts }] }),
    clean: (text) => [...plainForPaper(text)].map((one) => (drawable(one) ? one : '□')).join(''),
  }
}
