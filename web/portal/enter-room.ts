export type Room = typeof import('./room.ts')

/** Both are written in by the build (`build/list-bundles.ts`): where the room lies, and what its bytes must be. */
const SRC: string = '/p/room.js?'
const INTEGRITY = 'sha384-room____________________________________________________________'
let entering: Promise<Room> | undefined

/**
 * Fetches the sealing room once. It runs only when its bytes are those of the build: a preloaded module that fails its integrity
 * fails its import too. A lost connection may be tried again.
 */
export function enterRoom(): Promise<Room> {
  entering ??= load().catch((error) => {
    entering = undefined
    throw error
  })
  return entering
}

async function load(): Promise<Room> {
  await new Promise<void>((resolve, reject) => {
    const link = document.createElement('link')
    link.rel = 'modulepreload'
    link.integrity = INTEGRITY
    link.href = SRC
    link.onload = () => resolve()
    link.onerror = () => reject(new Error('the sealing room cannot be loaded'))
    document.head.append(link)
  })
  return import('./room.ts')
}
