/** Code points a TrueType font can draw, from its `cmap` (formats 4 and 12, Unicode). */
export function fontCoverage(font: Buffer): (codePoint: number) => boolean {
  const covered = new Set<number>()
  const tables = font.readUInt16BE(4)
  for (let index = 0; index < tables; index++) {
    const record = 12 + index * 16
    if (font.toString('latin1', record, record + 4) === 'cmap') readCmap(font, font.readUInt32BE(record + 8), covered)
  }
  return (codePoint) => covered.has(codePoint)
}

function readCmap(font: Buffer, cmap: number, covered: Set<number>): void {
  const subtables = font.readUInt16BE(cmap + 2)
  for (let index = 0; index < subtables; index++) {
    const platform = font.readUInt16BE(cmap + 4 + index * 8)
    const at = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4)
    if (platform !== 0 && platform !== 3) continue
    const format = font.readUInt16BE(at)
    if (format === 4) readSegments(font, at, covered)
    if (format === 12) readGroups(font, at, covered)
  }
}

function readSegments(font: Buffer, at: number, covered: Set<number>): void {
  const count = font.readUInt16BE(at + 6) / 2
  for (let segment = 0; segment < count; segment++) {
    const end = font.readUInt16BE(at + 14 + segment * 2)
    const start = font.readUInt16BE(at + 16 + count * 2 + segment * 2)
    if (start === 0xffff) continue
    for (let code = start; code <= end; code++) covered.add(code)
  }
}

function readGroups(font: Buffer, at: number, covered: Set<number>): void {
  const count = font.readUInt32BE(at + 12)
  for (let group = 0; group < count; group++) {
    const start = font.readUInt32BE(at + 16 + group * 12)
    const end = font.readUInt32BE(at + 20 + group * 12)
    for (let code = start; code <= end; code++) covered.add(code)
  }
}
