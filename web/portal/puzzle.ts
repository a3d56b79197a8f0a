import type { Room } from './enter-room.ts'

/** Work that is asked for only under load. Lets the page breathe now and then. */
export async function answerPuzzle(
  room: Room,
  { challenge, bits }: { challenge: string; bits: number },
  subject: string,
): Promise<{ challenge: string; nonce: string }> {
  for (let n = 0; ; n++) {
    const nonce = n.toString(36)
    if (leadingZeros(room.sha256(room.utf8(challenge + subject + nonce))) >= bits) return { challenge, nonce }
    if (n % 2000 === 1999) await new Promise((resolve) => setTimeout(resolve))
  }
}

export function leadingZeros(bytes: Uint8Array): number {
  let count = 0
  for (const byte of bytes) {
    if (byte !== 0) return count + Math.clz32(byte) - 24
    count += 8
  }
  return count
}
