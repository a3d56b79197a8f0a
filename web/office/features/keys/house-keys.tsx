import { type KeyRow, listKeys, readOwnKey, revokeKey, withdrawRevocation } from '@liem/domain/keys/contract'
import { keyFingerprint } from '@liem/sealing/chain'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAddress } from '#lib/address.ts'
import { instantWords } from '#lib/format.ts'
import { useAsk, useStep } from '#lib/query.ts'
import { DataTable } from '#ui/data-table.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { RadioField } from '#ui/form/fields.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { CountersignDialog } from './countersign-dialog.tsx'
import css from './keys.module.css'
import { keyStates, revokeWords } from './words.ts'

/** Keys of the house: which wait for a countersignature, which are in force, which are no longer used. */
export function HouseKeys() {
  const address = useAddress(listKeys)
  const { state, q } = address.filters
  const keys = useAsk(listKeys, { query: { state, q } }, { keep: true })
  const [signing, setSigning] = useState<KeyRow | null>(null)
  const [ending, setEnding] = useState<KeyRow | null>(null)
  const withdraw = useStep(withdrawRevocation, { invalidates: [listKeys, readOwnKey], said: 'Khóa vẫn được dùng' })
  const { data } = keys
  return (
    <div className={css.stack}>
      {data && !data.root && (
        <p className={css.note}>Chưa có gốc tin cậy, nên chưa khóa nào được đồng ký. Xin lập gốc tin cậy trước.</p>
      )}
      {data?.root && !data.mayCountersign && (
        <p className={css.soft}>Đồng chí đồng ký được cho người khác khi khóa của mình đã được đồng ký.</p>
      )}
      <FilterBar
        address={address}
        search="q"
        placeholder="Tìm theo tên"
        filters={[
          {
            kind: 'one',
            name: 'state',
            words: 'Tình trạng',
            choices: (Object.keys(keyStates) as KeyRow['state'][]).map((value) => ({
              value,
              words: keyStates[value].words,
            })),
          },
        ]}
      />
      <DataTable<KeyRow>
        label="Khóa của cơ quan"
        rows={data?.rows}
        error={keys.error}
        again={() => void keys.refetch()}
        rowKey={(row) => row.id}
        empty={{ words: 'Chưa ai tạo khóa.', filtered: !!(state || q), onClear: address.clear }}
        columns={[
          {
            key: 'officer',
            head: 'Cán bộ',
            main: true,
            sort: (row) => row.officer.name,
            cell: (row) => (
              <>
                {row.officer.name}
                <div className={css.soft}>
                  {row.post} — {row.unit}
                </div>
              </>
            ),
          },
          {
            key: 'state',
            head: 'Tình trạng',
            narrow: true,
            cell: (row) => (
              <>
                <StateBadge {...keyStates[row.state]} />
                {row.revokedWhy && <div className={css.soft}>{revokeWords[row.revokedWhy]}</div>}
                {row.endAsked && (
                  <div className={css.soft}>
                    {row.endAsked.by.name} đề nghị thôi dùng ({revokeWords[row.endAsked.why]}); chờ người thứ hai
                  </div>
                )}
                {row.can.includes('countersign') && (
                  <div>
                    <Button size="sm" mt="xs" onClick={() => setSigning(row)}>
                      Đối chiếu, đồng ký
                    </Button>
                  </div>
                )}
              </>
            ),
          },
          {
            key: 'fingerprint',
            head: 'Dấu vân tay',
            narrow: true,
            notOnPhone: true,
            cell: (row) => (
              <code>
                {keyFingerprint(row)
                  .slice(0, 16)
                  .replace(/(.{4})(?=.)/g, '$1 ')}
                …
              </code>
            ),
          },
          {
            key: 'signed',
            head: 'Người đồng ký',
            cell: (row) =>
              row.signedBy ? (
                <>
                  {row.signedBy.name}
                  <div className={css.soft}>{instantWords(row.signedAt)}</div>
                </>
              ) : (
                '—'
              ),
          },
        ]}
        actions={(row) => [
          ...(row.can.includes('withdraw')
            ? [{ key: 'withdraw', words: 'Bác đề nghị', run: () => withdraw.mutate({ params: { id: row.id } }) }]
            : []),
          ...(row.can.includes('revoke')
            ? [
                {
                  key: 'revoke',
                  words: row.endAsked ? 'Xác nhận thôi dùng' : 'Đề nghị thôi dùng',
                  danger: true,
                  run: () => setEnding(row),
                },
              ]
            : []),
        ]}
      />
      {signing && data?.root && <CountersignDialog row={signing} root={data.root} onClose={() => setSigning(null)} />}
      {ending && <EndKeyDialog row={ending} onClose={() => setEnding(null)} />}
    </div>
  )
}

function EndKeyDialog({ row, onClose }: { row: KeyRow; onClose: () => void }) {
  const [why, setWhy] = useState<'lost' | 'compromised' | null>(row.endAsked?.why ?? 'lost')
  const end = useStep(revokeKey, {
    invalidates: [listKeys, readOwnKey],
    said: row.endAsked ? 'Khóa đã thôi dùng' : 'Đã đề nghị; chờ người thứ hai xác nhận',
    onDone: onClose,
  })
  return (
    <Dialog title={`Thôi dùng khóa của ${row.officer.name}`} size="small" onClose={onClose}>
      <div className={css.stack}>
        <p>
          {row.endAsked
            ? `${row.endAsked.by.name} đã đề nghị. Đồng chí xác nhận thì khóa thôi dùng, không hoàn lại được.`
            : 'Cần người thứ hai lo gốc tin cậy xác nhận; khi ấy không hoàn lại được.'}{' '}
          Người này tạo khóa mới và được đồng ký lại; những gì đã niêm phong cho khóa cũ người ấy vẫn mở được.
        </p>
        <RadioField<'lost' | 'compromised'>
          id="end-key-why"
          name="why"
          label="Lý do"
          value={why}
          onChange={(next) => setWhy(next ?? null)}
          choices={[
            { value: 'lost', words: 'Mất hoặc quên cụm mật khẩu' },
            {
              value: 'compromised',
              words: 'Có thể đã lộ',
              hint: 'Những khóa do khóa này đồng ký cũng phải được đồng ký lại.',
            },
          ]}
        />
        <div className={css.buttons}>
          <Button
            color="red"
            disabled={!why}
            loading={end.isPending}
            onClick={() => why && end.mutate({ params: { id: row.id }, body: { why } })}
          >
            Thôi dùng
          </Button>
          <Button variant="default" onClick={onClose}>
            Thôi
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
