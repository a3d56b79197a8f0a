const NAME = 'liem.root'

/**
 * The root's fingerprint as this browser knows it: taken at the first sight, compared ever after. Whoever changes what the server
 * answers cannot change what lies here, nor what is printed on the posters.
 */
export const pinnedRoot = (): string | undefined => localStorage.getItem(NAME) ?? undefined

/** After a person compared it, or after a lawful succession. */
export const pinRoot = (fingerprint: string): void => localStorage.setItem(NAME, fingerprint)
