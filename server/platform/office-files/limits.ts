/** What one file may cost. Sizes in bytes, time in milliseconds. */
export type ReadLimits = {
  /** Size of the file as it arrived. */
  fileBytes: number
  /** Sum of the inflated parts we read out of a ZIP container or of the streams of a PDF. */
  inflatedBytes: number
  /** Entries in a ZIP container. */
  entries: number
  pages: number
  /** Characters of text taken over. */
  characters: number
  milliseconds: number
  /** Heap of the reading thread, in MiB. */
  heapMebibytes: number
}

const MIB = 1024 * 1024

/** Generous for office work (a 300-page annex), far from what could harm the machine. */
export const readLimits: ReadLimits = {
  fileBytes: 30 * MIB,
  inflatedBytes: 120 * MIB,
  entries: 4000,
  pages: 1500,
  characters: 5_000_000,
  milliseconds: 30_000,
  heapMebibytes: 768,
}

/** "30 MB", for the words of a refusal. */
export function sizeWords(bytes: number): string {
  return bytes >= MIB ? `${Math.round(bytes / MIB)} MB` : `${Math.ceil(bytes / 1024)} KB`
}
