import { concerns, conducts } from '@liem/domain/petitions/fields'
import { type PaperFormId, paperForms, paperFormText } from '@liem/domain/publicity/paper-form'
import { qrSvg } from '#platform/office-files/qr'
import { printTypst } from '#platform/office-files/typst-press'
import { formTemplate } from './form-template.ts'
import { type PublicUnit, unitAddress } from './poster.ts'

/**
 * The paper form of an office. Its QR code names form, version and office for the clerk's desk; no receipt code is printed on it:
 * who copied the pile of blank forms could otherwise follow the reports.
 */
export function paperFormPdf({
  unit,
  publicUrl,
  madeAt,
  form = 'PA',
}: {
  unit: PublicUnit
  publicUrl: string
  madeAt: Date
  form?: PaperFormId
}): Uint8Array {
  const { version, title } = paperForms[form]
  const addresses = unit.contacts.filter((one) => one.kind === 'address').slice(0, 2)
  return printTypst(
    formTemplate,
    (clean) => ({
      form: {
        title: title.toUpperCase(),
        unit: clean(unit.name),
        mark: `${form}.${version}`,
        qr: qrSvg(paperFormText({ form, version, office: unit.code }), 'Q'),
        concerns: Object.values(concerns).map((one) => one.vi),
        conducts: Object.values(conducts).map((one) => one.vi),
        sendTo: addresses.map((one) => clean(one.value)),
        address: clean(unitAddress(publicUrl, unit.code).replace(/^https?:\/\//, '')),
      },
    }),
    madeAt,
  )
}
