import type { UnitRef } from '@liem/domain/kernel/shapes'
import { listRecoveryKeys, makeRecoveryKey } from '@liem/domain/keys/recovery.contract'
import { readRoot } from '@liem/domain/keys/root.contract'
import { rootFingerprint } from '@liem/sealing/chain'
import { signStatement } from '@liem/sealing/statement'
import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useAsk, useStep } from '#lib/query.ts'
import { Dialog } from '#ui/dialog.tsx'
import { CheckField, SelectField } from '#ui/form/fields.tsx'
import { FieldRow } from '#ui/form/form.tsx'
import { UnitPicker } from '#ui/unit-picker.tsx'
import { loadUnits } from '../../loaders.ts'
import { useMe } from '../../me.ts'
import type { Keys } from './keyring.ts'
import css from './keys.module.css'
import { PrintSheets } from './print-sheets.tsx'
import { makeSheets, type Sheets } from './sheets.ts'
import { UnlockGate } from './unlock-gate.tsx'

const counts = (from: number, to: number, words: (n: number) => string) =>
  Array.from({ length: to - from + 1 }, (_, i) => ({ value: String(from + i), words: words(from + i) }))

/** Made in this browser, printed, never sent: only its public half is registered, and only after the sheets are on paper. */
export function MakeRecoveryDialog({ onClose }: { onClose: () => void }) {
  const me = useMe()
  const [unit, setUnit] = useState<UnitRef | null>(me.unit)
  const [n, setN] = useState(5)
  const [k, setK] = useState(3)
  const [made, setMade] = useState<Sheets | null>(null)
  const id = useId()
  return (
    <Dialog title="Lập khóa khôi phục" onClose={onClose} closable={made === null}>
      <div className={css.stack}>
        {made && unit ? (
          <Printed made={made} unit={unit} onClose={onClose} />
        ) : (
          <>
            <UnitPicker
              id={`${id}-unit`}
              name="unit"
              label="Cơ quan"
              hint="Dùng cho tin của mọi cửa tiếp nhận cấp dưới chưa có khóa khôi phục gần hơn"
              load={loadUnits}
              value={unit}
              onChange={setUnit}
            />
            <FieldRow>
              <SelectField<string>
                id={`${id}-n`}
                name="n"
                label="Số tờ in ra"
                value={String(n)}
                onChange={(value) => {
                  const next = Number(value ?? 5)
                  setN(next)
                  setK(Math.min(k, next))
                }}
                choices={counts(2, 9, (count) => `${count} tờ`)}
              />
              <SelectField<string>
                id={`${id}-k`}
                name="k"
                label="Số tờ cần để khôi phục"
                value={String(k)}
                onChange={(value) => setK(Number(value ?? 2))}
                choices={counts(2, n, (count) => `${count} tờ`)}
              />
            </FieldRow>
            <p className={css.note}>
              Cần máy in ngay bây giờ. Mỗi tờ giao một người, ở cơ quan khác nhau. Nên bỏ khỏi máy in bộ nhớ lệnh in;
              tốt nhất dùng máy in nối dây.
            </p>
            <div className={css.buttons}>
              <Button disabled={!unit} onClick={() => void makeSheets(n, k).then(setMade)}>
                Tạo và in
              </Button>
              <Button variant="default" onClick={onClose}>
                Thôi
              </Button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  )
}

function Printed({ made, unit, onClose }: { made: Sheets; unit: UnitRef; onClose: () => void }) {
  const id = useId()
  const me = useMe()
  const root = useAsk(readRoot, {})
  const [printed, setPrinted] = useState(false)
  const [checked, setChecked] = useState(false)
  const send = useStep(makeRecoveryKey, {
    invalidates: [listRecoveryKeys],
    said: 'Đã ghi nhận; dùng được khi đủ lãnh đạo đồng ký',
    onDone: onClose,
  })
  const said = root.data?.active?.said
  const register = (keys: Keys) => {
    if (!said) return
    const statement = signStatement(
      'recovery-key',
      {
        v: 1 as const,
        unit: unit.id,
        unitName: unit.name,
        recipient: made.recipient,
        k: made.k,
        n: made.n,
        set: made.set,
        root: rootFingerprint(said),
        made: new Date().toISOString(),
      },
      keys.signSecret,
    )
    send.mutate({ body: { statement: { ...statement, kind: 'recovery-key' } } })
  }
  return (
    <>
      <p>
        Đã tạo bộ <code>{made.set}</code>: {made.n} tờ, cần {made.k} tờ. Chưa có gì gửi lên máy chủ; đóng cửa sổ này là
        mất bộ tờ.
      </p>
      <div className={css.buttons}>
        <Button
          leftSection={<IconPrinter size={20} aria-hidden />}
          variant={printed ? 'default' : 'filled'}
          onClick={() => {
            window.print()
            setPrinted(true)
          }}
        >
          In {made.n} tờ
        </Button>
      </div>
      <PrintSheets made={made} unit={unit.name} today={me.today} />
      {printed && (
        <CheckField
          id={id}
          name="checked"
          label={`Đủ ${made.n} tờ trên giấy, chữ và mã QR rõ, mỗi tờ đã có người giữ`}
          value={checked}
          onChange={(now) => setChecked(now ?? false)}
        />
      )}
      {printed && checked && (
        <UnlockGate why="Mở khóa của đồng chí để ký phần công khai của khóa khôi phục.">
          {(keys) => (
            <div className={css.buttons}>
              <Button loading={send.isPending} disabled={!said} onClick={() => register(keys)}>
                Ký và ghi nhận
              </Button>
            </div>
          )}
        </UnlockGate>
      )}
      <div>
        <button type="button" className={css.asLink} onClick={onClose}>
          Bỏ bộ tờ này
        </button>
      </div>
    </>
  )
}
