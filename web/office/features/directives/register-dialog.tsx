import {
  type DocumentPage,
  editDocument,
  listDocuments,
  registerDocument,
  registerStub,
} from '@liem/domain/directives/contract'
import { useOpen } from '#lib/address.ts'
import type { Errors } from '#lib/faults.ts'
import { Dialog } from '#ui/dialog.tsx'
import { Form } from '#ui/form/form.tsx'
import { useForm } from '#ui/form/use-form.ts'
import { useMe } from '../../me.ts'
import { places } from '../../places.ts'
import { HeadFields, tidyHead } from './head-fields.tsx'
import { touched } from './touched.ts'

/** A document without number and symbol has no place in the register; the contract leaves it to the server to say so. */
const needsSymbol = (values: { symbol?: string | null }): Errors =>
  values.symbol?.trim() ? {} : { symbol: 'Xin nhập số, ký hiệu văn bản' }

/** Registers a document by hand: the head only; clauses and tasks are added on its page. */
export function RegisterDialog({ onClose }: { onClose: () => void }) {
  const me = useMe()
  const open = useOpen()
  const form = useForm(registerDocument, {
    start: {
      side: 'state',
      title: '',
      symbol: '',
      issuerName: '',
      urgency: 'normal',
      visibility: 'addressed',
      incoming: true,
      receivedOn: me.today,
    },
    tidy: (values) => ({ ...tidyHead(values), receivedOn: values.incoming ? values.receivedOn || null : null }),
    extraCheck: needsSymbol,
    invalidates: [listDocuments],
    said: 'Đã vào sổ',
    onDone: ({ id }) => {
      onClose()
      open(places.document(id))
    },
  })
  return (
    <Dialog title="Vào sổ văn bản" onClose={onClose} size="large">
      <Form form={form} submit="Vào sổ">
        <HeadFields form={form} incoming />
      </Form>
    </Dialog>
  )
}

const headOf = (page: DocumentPage) => ({
  version: page.version,
  side: page.side,
  issuerUnitId: page.issuer.unit?.id ?? null,
  issuerName: page.issuer.name,
  type: page.type ?? '',
  number: page.number,
  symbol: page.symbol,
  title: page.title,
  place: page.place,
  issuedOn: page.issuedOn ?? '',
  effectiveOn: page.effectiveOn,
  expiresOn: page.expiresOn,
  urgency: page.urgency,
  signerName: page.signerName,
  signerCapacity: page.signerCapacity,
  visibility: page.visibility,
  supervisingUnitId: page.supervising?.id ?? null,
})

/** Corrects what the register says of a document. */
export function EditDialog({ page, onClose }: { page: DocumentPage; onClose: () => void }) {
  const form = useForm(editDocument, {
    start: headOf(page),
    // The number is read out of the symbol again, so that both stay the same.
    tidy: (values) => ({ ...tidyHead(values), number: values.symbol === page.symbol ? values.number : null }),
    input: (body) => ({ params: { id: page.id }, body }),
    extraCheck: needsSymbol,
    invalidates: touched,
    said: 'Đã sửa',
    onDone: onClose,
  })
  return (
    <Dialog title="Sửa thông tin văn bản" onClose={onClose} size="large">
      <Form form={form} submit="Lưu">
        <HeadFields form={form} issuer={page.issuer.unit} supervising={page.supervising} />
      </Form>
    </Dialog>
  )
}

/** A document known only from citations enters the register and keeps everything that refers to it. */
export function RegisterStubDialog({ page, onClose }: { page: DocumentPage; onClose: () => void }) {
  const me = useMe()
  const form = useForm(registerStub, {
    start: { ...headOf(page), incoming: true, receivedOn: me.today },
    tidy: (values) => ({
      ...tidyHead(values),
      number: values.symbol === page.symbol ? values.number : null,
      receivedOn: values.incoming ? values.receivedOn || null : null,
    }),
    input: (body) => ({ params: { id: page.id }, body }),
    extraCheck: needsSymbol,
    invalidates: touched,
    said: 'Đã vào sổ',
    onDone: onClose,
  })
  return (
    <Dialog title="Vào sổ văn bản đã được trích dẫn" onClose={onClose} size="large">
      <Form form={form} submit="Vào sổ">
        <HeadFields form={form} incoming issuer={page.issuer.unit} supervising={page.supervising} />
      </Form>
    </Dialog>
  )
}
