/** Loads the sealing code once, when something is first opened or sealed. */
export const sealingRoom = () => import('./sealed.ts')
