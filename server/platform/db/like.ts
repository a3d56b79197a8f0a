/** Typed text for the inside of a LIKE pattern: `%`, `_` and `\` stand for themselves. */
export const likeText = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
