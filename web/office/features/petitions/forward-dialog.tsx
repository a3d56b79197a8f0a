import type { UnitRef } from '@liem/domain/kernel/shapes'
import { forwardingSlip } from '@liem/domain/petitions/papers/forwarding'
import type { Letterhead } from '@liem/domain/petitions/papers/letterhead'
import type { Petition } from '@liem/domain/petitions/reading.contract'
import { forwardPetition } from '@liem/domain/petitions/steps.contract'
import { Dialog } from '#ui/dialog.tsx'
import { AreaField, RadioField, TextField } from '#ui/form/fields.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { UnitPicker } from '#ui/unit-picker.tsx'
import { loadUnits } from '../../loaders.ts'
import { useMe } from '../../me.ts'
import { ActForm, cannot, useAct } from './act.tsx'
import { useLetterhead } from './letterhead.tsx'
import { WhenOpened } from './opened.tsx'
import { aboutOf, madePaper, nobodyNamed, PaperFields, sealedPaper } from './paper-fields.tsx'
import css from './petition.module.css'
import { useReaders } from './readers-field.tsx'
import { sealingRoom } from './sealing-room.ts'
import { StatusPreview, sealedStatus } from './status.tsx'
import { missing, useTyped } from './use-typed.ts'

type Props = { petition: Petition; onClose: () => void }

/** Forwarded once per content, to a body here (its gate receives the key) or outside. */
export function ForwardDialog({ petition, onClose }: Props) {
  return (
    <Dialog title="Chuyển cơ quan có thẩm quyền" onClose={onClose} size="large">
      <WhenOpened what="Phải mở niêm phong trước: khóa của tin được niêm phong cho cửa tiếp nhận bên nhận ngay trong trang này.">
        {(keys) => <Forward petition={petition} secret={keys.content} onClose={onClose} />}
      </WhenOpened>
    </Dialog>
  )
}

function Forward({ petition, secret, onClose }: Props & { secret: string | null }) {
  const me = useMe()
  const from = petition.handling ?? petition.gate
  const preset = useLetterhead(from)
  const typed = useTyped({
    where: 'inside' as 'inside' | 'outside',
    unit: null as UnitRef | null,
    outside: '',
    symbol: '',
    summary: '',
    added: '',
    paper: madePaper,
  })
  const { values, field, set } = typed
  const { readers, error } = useReaders(
    [{ unit: values.unit?.id, role: 'gatekeeper' }],
    values.where === 'inside' && values.unit !== null,
  )
  const to = (now: typeof values) =>
    (now.where === 'inside' ? now.unit?.name : now.outside.trim()) || 'cơ quan có thẩm quyền'
  const facts = (now: typeof values) => ({ step: 'forwarded' as const, on: me.today, body: to(now), added: now.added })
  const build = (head: Letterhead) =>
    forwardingSlip({ head, about: aboutOf(petition), from: nobodyNamed, to: to(values), summary: values.summary })
  const act = useAct(forwardPetition, {
    typed,
    check: (now) =>
      missing({
        unit: now.where === 'inside' && !now.unit && 'Xin chọn cơ quan nhận',
        outside: now.where === 'outside' && !now.outside.trim() && 'Xin nhập tên cơ quan nhận',
        summary: now.paper.way === 'made' && !now.summary.trim() && 'Xin tóm tắt nội dung cho phiếu chuyển',
      }),
    build: async (now) => {
      const room = await sealingRoom()
      const inside = now.where === 'inside'
      if (inside && (!readers || readers.length < 2))
        throw cannot('Bên nhận chưa có đủ hai người ở cửa tiếp nhận có khóa dùng được.')
      if (inside && !secret) throw cannot('Đồng chí không giữ khóa nội dung của tin.')
      const grants = inside
        ? await Promise.all(
            (readers ?? []).map(async (one) => ({
              ...(await room.wrapFor(secret ?? '', petition.id, 'content', { ...one, id: one.officer })),
              capacity: 'gate' as const,
            })),
          )
        : []
      return {
        params: { id: petition.id },
        body: {
          version: petition.version,
          status: await sealedStatus(petition, facts(now)),
          toUnitId: inside ? (now.unit?.id ?? null) : null,
          toOutside: inside ? null : now.outside.trim(),
          symbol: now.symbol || null,
          grants,
          paper: await sealedPaper({
            petition,
            choice: now.paper,
            label: 'transfer',
            build,
            preset,
            unitId: from.id,
          }),
        },
      }
    },
    said: 'Đã chuyển, chờ bên nhận xác nhận',
    onDone: onClose,
  })
  return (
    <ActForm act={act} isDirty={typed.isDirty} errors={typed.errors} submit="Chuyển">
      <p className={css.about}>Mỗi nội dung chỉ chuyển một lần. Không chuyển đến cơ quan có người bị phản ánh.</p>
      <RadioField
        {...field('where')}
        label="Cơ quan nhận"
        inline
        choices={[
          { value: 'inside', words: 'Trong hệ thống này' },
          { value: 'outside', words: 'Ngoài hệ thống' },
        ]}
      />
      {values.where === 'inside' ? (
        <>
          <UnitPicker
            {...field('unit')}
            label="Chọn cơ quan"
            load={loadUnits}
            value={values.unit}
            onChange={(unit) => set({ unit })}
          />
          {error && <QuietError error={error} />}
          {readers && (
            <p className={css.about}>
              {readers.length >= 2
                ? `Sẽ mở được: ${readers.map((one) => `${one.name} (${one.post})`).join('; ')}.`
                : 'Cửa tiếp nhận của cơ quan này chưa đủ hai người có khóa đã được đồng ký nên chưa chuyển được.'}
            </p>
          )}
        </>
      ) : (
        <TextField {...field('outside')} label="Tên cơ quan" />
      )}
      <TextField {...field('symbol')} label="Số, ký hiệu phiếu chuyển" optional width="short" />
      <AreaField
        {...field('summary')}
        label="Tóm tắt nội dung"
        hint="In trên phiếu chuyển. Không nêu điều làm lộ người phản ánh."
        rows={3}
      />
      <PaperFields
        from={from}
        label="Phiếu chuyển"
        optional
        value={values.paper}
        onChange={(paper) => set({ paper })}
        build={build}
      />
      <StatusPreview
        petition={petition}
        facts={facts(values)}
        added={{ value: values.added, onChange: (added) => set({ added }) }}
      />
    </ActForm>
  )
}
