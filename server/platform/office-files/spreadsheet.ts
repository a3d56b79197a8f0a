/** A cell as read: dates are ISO days ("2026-11-21") without a time zone, formulas are their last value. */
export type SheetValue = string | number | boolean | { date: string } | null
export type Sheet = { name: string; rows: SheetCell[][] }
export type SheetCell = { at: string; value: SheetValue }
