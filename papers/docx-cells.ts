import {
  BorderStyle,
  type ITableBordersOptions,
  type Paragraph,
  type Table,
  TableCell,
  VerticalAlign,
  WidthType,
} from 'docx'

/** Millimetres as twips. */
export function mm(length: number): number {
  return Math.round((length / 25.4) * 1440)
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
export const invisible: ITableBordersOptions = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
}

/** A cell of a fixed width without inner margins unless told; the header needs every millimetre. */
export function tableCell(
  children: (Paragraph | Table)[],
  widthMm: number,
  more: { paddingMm?: number; middle?: boolean; box?: boolean } = {},
): TableCell {
  const side = mm(more.paddingMm ?? 0)
  const border = more.box ? { style: BorderStyle.SINGLE, size: 4, color: '000000' } : undefined
  return new TableCell({
    children,
    width: { size: mm(widthMm), type: WidthType.DXA },
    margins: { left: side, right: side, top: side / 2, bottom: side / 2 },
    verticalAlign: more.middle ? VerticalAlign.CENTER : VerticalAlign.TOP,
    ...(border ? { borders: { top: border, bottom: border, left: border, right: border } } : {}),
  })
}
