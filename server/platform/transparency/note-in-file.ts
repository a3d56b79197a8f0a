import { parseReceipt } from '@liem/sealing/receipt'
import { parseLogProof } from '@liem/sealing/tlog-proof'

/** The checkpoint in a file somebody kept: a checkpoint itself, an offline proof, a receipt with one, or a witness's own file. */
export function checkpointInFile(text: string): string | undefined {
  const note = text.startsWith('{') ? (parseReceipt(text)?.proof ?? keptByWitness(text)) : text
  return note === undefined ? undefined : (parseLogProof(note)?.checkpoint ?? note)
}

function keptByWitness(text: string): string | undefined {
  try {
    const { checkpoint } = JSON.parse(text) as { checkpoint?: unknown }
    return typeof checkpoint === 'string' ? checkpoint : undefined
  } catch {
    return undefined
  }
}
