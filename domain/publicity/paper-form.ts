/** Printed paper forms. A filled one never changes: a form that changes gets a new version here, the old ones stay readable. */
export const paperForms = {
  PA: { version: 1, title: 'Phiếu phản ánh nhũng nhiễu, gây phiền hà, tham nhũng' },
} as const
export type PaperFormId = keyof typeof paperForms

export type PaperFormMark = { form: PaperFormId; version: number; office: string }

/** What stands in the form's QR code: which form, which version, which office it was printed for. Nothing about the sender. */
export const paperFormText = ({ form, version, office }: PaperFormMark): string =>
  `LIEM:PHIEU:${form}:${version}:${office}`

/** Reads what a clerk's camera saw; null when it is no form of ours. */
export function readPaperForm(text: string): PaperFormMark | null {
  const found = /^LIEM:PHIEU:([A-Z]{2,8}):([1-9]\d{0,3}):([^\s:]{1,40})$/.exec(text.trim())
  if (!found || !(String(found[1]) in paperForms)) return null
  return { form: found[1] as PaperFormId, version: Number(found[2]), office: String(found[3]) }
}
