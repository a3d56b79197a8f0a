import {
  type DocumentPage,
  type DocumentRef,
  readDocumentGraph,
  relateDocuments,
  unrelateDocuments,
} from '@liem/domain/directives/contract'
import { type RelationKind, relationKinds } from '@liem/domain/directives/words'
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useAsk, useStep } from '#lib/query.ts'
import { Bones } from '#ui/bones.tsx'
import { Confirm } from '#ui/confirm.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Empty } from '#ui/empty.tsx'
import { choicesOf, SelectField } from '#ui/form/fields.tsx'
import { Link } from '#ui/link.tsx'
import { Card, Section } from '#ui/page.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { places } from '../../places.ts'
import css from './directives.module.css'
import { DocumentPicker } from './document-picker.tsx'
import { Graph } from './graph.tsx'
import { touched } from './touched.ts'
import { citedAs, nameOf } from './words.ts'

type Relation = DocumentPage['relations'][number]

/** What this document says of others and what others say of it, then the whole way up and down. */
export function Relations({ page }: { page: DocumentPage }) {
  const out = page.relations.filter((one) => one.direction === 'out')
  const incoming = page.relations.filter((one) => one.direction === 'in')
  const graph = useAsk(readDocumentGraph, { params: { id: page.id } })
  if (page.relations.length === 0) return <Empty words="Chưa ghi quan hệ với văn bản nào" />
  return (
    <>
      <div className={css.two}>
        <Section title="Văn bản này">
          <List page={page} relations={out} empty="Chưa ghi văn bản này thực hiện, sửa đổi hay nhắc tới văn bản nào." />
        </Section>
        <Section title="Văn bản khác đối với văn bản này">
          <List page={page} relations={incoming} empty="Chưa có văn bản nào thực hiện hay nhắc tới." />
        </Section>
      </div>
      <Section
        title="Sơ đồ trên dưới"
        hint="Trên cùng là văn bản cấp trên; dưới là văn bản triển khai. Không kể quan hệ “nhắc tới”."
      >
        {graph.error ? (
          <QuietError error={graph.error} />
        ) : graph.data ? (
          <Graph graph={graph.data} of={page.id} />
        ) : (
          <Bones />
        )}
      </Section>
    </>
  )
}

const shownAtFirst = 6

function List({ page, relations, empty }: { page: DocumentPage; relations: readonly Relation[]; empty: string }) {
  const [asking, setAsking] = useState<Relation | null>(null)
  const [all, setAll] = useState(false)
  const remove = useStep(unrelateDocuments, {
    invalidates: touched,
    said: 'Đã bỏ quan hệ',
    onDone: () => setAsking(null),
  })
  if (relations.length === 0) return <p className={css.soft}>{empty}</p>
  return (
    <Card>
      <ul className={css.list}>
        {(all ? relations : relations.slice(0, shownAtFirst)).map((one) => (
          <li key={`${one.kind} ${one.document.id}`} className={css.row}>
            <div className={css.grow}>
              {one.direction === 'out' ? `${relationKinds[one.kind]} ` : ''}
              <Link to={places.document(one.document.id)}>{citedAs(one.document)}</Link>
              {one.direction === 'in' ? ` ${relationKinds[one.kind]} văn bản này` : ''}
              {one.document.symbol && <div className={css.soft}>{one.document.title}</div>}
            </div>
            {one.document.status === 'stub' && <StateBadge words="Chưa vào sổ" tone="amber" />}
            {one.direction === 'out' && page.can.includes('relate') && (
              <Button variant="subtle" size="compact-md" onClick={() => setAsking(one)}>
                Bỏ
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!all && relations.length > shownAtFirst && (
        <Button variant="subtle" mt="xs" onClick={() => setAll(true)}>
          Xem cả {relations.length} văn bản
        </Button>
      )}
      {asking && (
        <Confirm
          title="Bỏ quan hệ này?"
          words={`Văn bản này sẽ không còn ghi là ${relationKinds[asking.kind]} ${nameOf(asking.document)}. Nhật ký vẫn giữ việc đã ghi và đã bỏ.`}
          yes="Bỏ quan hệ"
          danger
          loading={remove.isPending}
          onNo={() => setAsking(null)}
          onYes={() => remove.mutate({ params: { id: page.id, toId: asking.document.id, kind: asking.kind } })}
        />
      )}
    </Card>
  )
}

/** Adds one relation to a document of the register. */
export function RelateDialog({ page, onClose }: { page: DocumentPage; onClose: () => void }) {
  const [kind, setKind] = useState<RelationKind>('implements')
  const [target, setTarget] = useState<DocumentRef | null>(null)
  const step = useStep(relateDocuments, {
    invalidates: touched,
    said: 'Đã ghi quan hệ',
    showsRefusal: true,
    onDone: onClose,
  })
  return (
    <Dialog title="Thêm quan hệ văn bản" onClose={onClose}>
      <SelectField
        id="relation"
        name="kind"
        label="Văn bản này"
        value={kind}
        onChange={(next) => next && setKind(next)}
        choices={choicesOf(relationKinds)}
      />
      <DocumentPicker id="to" name="toId" label="Văn bản" value={target} onChange={setTarget} without={page.id} />
      {step.error && <QuietError error={step.error} />}
      <Group justify="flex-end">
        <Button
          disabled={!target}
          loading={step.isPending}
          onClick={() => target && step.mutate({ params: { id: page.id }, body: { kind, toId: target.id } })}
        >
          Ghi quan hệ
        </Button>
      </Group>
    </Dialog>
  )
}
