import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import { findSecret, removeSecret, secret } from '#platform/db/secret-files'

const name = 'setup-code'
/** Without letters and digits that look alike when read off a screen. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** The one-time code of the first set-up, printed on the server's own screen: 60 random bits. The same until it is used. */
export function setupCode(dataFolder: string): string {
  const part = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return secret(dataFolder, name, () => `${part()}-${part()}-${part()}`)
}

/** Whether the code is the one on the screen; case and dashes do not matter. */
export function isSetupCode(dataFolder: string, said: string): boolean {
  const code = findSecret(dataFolder, name)
  const digest = (text: string) =>
    createHash('sha256')
      .update(text.toUpperCase().replace(/[^A-Z0-9]/g, ''))
      .digest()
  return timingSafeEqual(digest(said), digest(code ?? '')) && code !== undefined
}

export const forgetSetupCode = (dataFolder: string): void => removeSecret(dataFolder, name)
