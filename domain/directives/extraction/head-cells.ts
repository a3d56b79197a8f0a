/** Cells of a printed head or tail whose lines a transcription ran together. */

const headOrTail =
  /C[ỘO]NG H[ÒO][AÀ] X[ÃA] H[ỘO]I|ĐẢNG CỘNG SẢN VIỆT NAM|Nơi nhận|(?:^|[\s*])(?:TM|KT|TL|TUQ|T\/M|K\/T|T\/L)\.?\s+\p{Lu}{2}/u

/** Whether a table without a task in it sets out the head or the tail of a paper in two columns. */
export const isHeadTable = (rows: readonly (readonly string[])[]) =>
  rows.length <= 6 && rows.every((r) => r.length <= 2) && rows.some((r) => r.some((c) => headOrTail.test(c)))

/** "TỈNH ỦY … \* Số 22-CTr/TU", "**TM. UBND** **CHỦ TỊCH** **Tên người**": one line for each thing said. */
export function headCellLines(cell: string): string {
  const lines = cell
    .replace(/\s*(\*\*[^*\d]{3,}?\*\*)\s*/gu, '<br>$1<br>')
    .replace(/(?<![*\\])\*(?=[^*\s])([^*]{4,}?)(?<=[^*\s\\])\*(?!\*)/gu, '<br>*$1*<br>')
    .replace(/(?:^|\s)\\?\*(?=\s)/gu, '<br>')
    .replace(/\s+(?=Số\s*:?\s*[\d.…])/gu, '<br>')
  return /Nơi nhận/u.test(lines) ? lines.replace(/\s+(?=[-–]\s+\p{L})/gu, '<br>') : lines
}
