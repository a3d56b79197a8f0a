import type { OfficerRef, UnitRef } from '@liem/domain/kernel/shapes'
import type { Task } from '@liem/domain/tasks/contract'
import {
  assignOfficer,
  extendTask,
  handOverTask,
  raiseDifficulty,
  recallTask,
  reportProgress,
  resumeTask,
  suspendTask,
} from '@liem/domain/tasks/steps.contract'
import { useState } from 'react'
import { DateField } from '#ui/date-field.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { AreaField, NumberField, TextField } from '#ui/form/fields.tsx'
import { Form } from '#ui/form/form.tsx'
import { useForm } from '#ui/form/use-form.ts'
import { OfficerPicker, UnitPicker } from '#ui/unit-picker.tsx'
import { useMe } from '../../me.ts'
import { loadOfficers, loadUnits } from '../units/loaders.ts'
import { touched } from './touched.ts'

type Props = { task: Task; onClose: () => void }
const onTask =
  <B,>(task: Task) =>
  (body: B) => ({ params: { id: task.id }, body })

export function ProgressDialog({ task, onClose }: Props) {
  const form = useForm(reportProgress, {
    start: { words: '', percent: null },
    input: onTask(task),
    invalidates: touched,
    said: 'Đã cập nhật tiến độ',
    onDone: onClose,
  })
  return (
    <Dialog title="Cập nhật tiến độ" onClose={onClose}>
      <Form form={form} submit="Lưu tiến độ">
        <AreaField {...form.field('words')} label="Tình hình thực hiện" rows={4} />
        <NumberField {...form.field('percent')} label="Ước tính hoàn thành" optional min={0} max={100} suffix=" %" />
      </Form>
    </Dialog>
  )
}

export function DifficultyDialog({ task, onClose }: Props) {
  const [asked, setAsked] = useState<UnitRef | null>(task.supervising)
  const form = useForm(raiseDifficulty, {
    start: { words: '', proposal: '' },
    tidy: (values) => ({ ...values, proposal: values.proposal || null, askedUnitId: asked?.id ?? null }),
    input: onTask(task),
    invalidates: touched,
    said: 'Đã gửi khó khăn, vướng mắc',
    onDone: onClose,
  })
  return (
    <Dialog title="Nêu khó khăn, vướng mắc" onClose={onClose}>
      <Form form={form} submit="Gửi">
        <AreaField {...form.field('words')} label="Khó khăn, vướng mắc" rows={4} />
        <AreaField {...form.field('proposal')} label="Đề xuất, kiến nghị" optional rows={3} />
        <UnitPicker
          id="asked"
          name="askedUnitId"
          label="Gửi đến cơ quan"
          load={loadUnits}
          value={asked}
          onChange={setAsked}
        />
      </Form>
    </Dialog>
  )
}

export function OfficerDialog({ task, onClose }: Props) {
  const [officer, setOfficer] = useState<OfficerRef | null>(task.officer)
  const form = useForm(assignOfficer, {
    start: { officerId: task.officer?.id ?? null },
    tidy: () => ({ officerId: officer?.id ?? null }),
    input: onTask(task),
    invalidates: touched,
    said: 'Đã phân công',
    onDone: onClose,
  })
  return (
    <Dialog title="Phân công cán bộ thụ lý" onClose={onClose}>
      <Form form={form} submit="Phân công" unguarded>
        <OfficerPicker
          id="officer"
          name="officerId"
          label="Cán bộ của cơ quan chủ trì"
          load={loadOfficers(task.lead.id)}
          within={task.lead.id}
          value={officer}
          onChange={setOfficer}
          error={form.errors.officerId}
        />
      </Form>
    </Dialog>
  )
}

export function ExtensionDialog({ task, onClose }: Props) {
  const me = useMe()
  const form = useForm(extendTask, {
    start: { toDueOn: null, documentSymbol: '', documentDate: null, reason: '' },
    input: onTask(task),
    invalidates: touched,
    said: 'Đã gia hạn',
    onDone: onClose,
  })
  return (
    <Dialog title="Gia hạn nhiệm vụ" onClose={onClose}>
      <Form form={form} submit="Gia hạn">
        <DateField {...form.field('toDueOn')} label="Hạn mới" today={me.today} min={task.dueOn ?? me.today} />
        <TextField {...form.field('documentSymbol')} label="Số, ký hiệu văn bản cho gia hạn" width="short" />
        <DateField {...form.field('documentDate')} label="Ngày văn bản" today={me.today} max={me.today} />
        <AreaField {...form.field('reason')} label="Lý do" rows={3} />
      </Form>
    </Dialog>
  )
}

export function HandOverDialog({ task, onClose }: Props) {
  const [unit, setUnit] = useState<UnitRef | null>(null)
  const form = useForm(handOverTask, {
    start: { toUnitId: null, reason: '' },
    tidy: (values) => ({ ...values, toUnitId: unit?.id ?? null }),
    input: onTask(task),
    invalidates: touched,
    said: 'Đã chuyển nhiệm vụ',
    onDone: onClose,
  })
  return (
    <Dialog title="Chuyển nhiệm vụ cho đơn vị khác" onClose={onClose}>
      <Form form={form} submit="Chuyển">
        <UnitPicker
          id="to-unit"
          name="toUnitId"
          label="Đơn vị nhận"
          load={loadUnits}
          value={unit}
          onChange={setUnit}
          error={form.errors.toUnitId && 'Xin chọn đơn vị nhận'}
        />
        <AreaField {...form.field('reason')} label="Lý do" rows={3} />
      </Form>
    </Dialog>
  )
}

export function ReasonDialog({ task, step, onClose }: Props & { step: 'suspend' | 'recall' }) {
  const isRecall = step === 'recall'
  const form = useForm(isRecall ? recallTask : suspendTask, {
    start: { reason: '', documentSymbol: '' },
    tidy: (values) => ({ ...values, documentSymbol: values.documentSymbol || null }),
    input: onTask(task),
    invalidates: touched,
    said: isRecall ? 'Đã thu hồi nhiệm vụ' : 'Đã tạm dừng nhiệm vụ',
    onDone: onClose,
  })
  return (
    <Dialog title={isRecall ? 'Thu hồi nhiệm vụ' : 'Tạm dừng nhiệm vụ'} onClose={onClose}>
      <Form form={form} submit={isRecall ? 'Thu hồi' : 'Tạm dừng'} danger={isRecall}>
        {isRecall && <p>Nhiệm vụ đã thu hồi không mở lại được; muốn làm tiếp phải giao mới.</p>}
        <AreaField {...form.field('reason')} label="Lý do" rows={3} />
        <TextField {...form.field('documentSymbol')} label="Số, ký hiệu văn bản" optional width="short" />
      </Form>
    </Dialog>
  )
}

export function ResumeDialog({ task, onClose }: Props) {
  const me = useMe()
  const form = useForm(resumeTask, {
    start: { dueOn: null, reason: '' },
    input: onTask(task),
    invalidates: touched,
    said: 'Nhiệm vụ tiếp tục',
    onDone: onClose,
  })
  return (
    <Dialog title="Tiếp tục nhiệm vụ" onClose={onClose}>
      <Form form={form} submit="Tiếp tục">
        <DateField {...form.field('dueOn')} label="Hạn mới" optional hint="Bỏ trống thì giữ hạn cũ." today={me.today} />
        <AreaField {...form.field('reason')} label="Lý do" rows={3} />
      </Form>
    </Dialog>
  )
}
