import { type ProposalView, readRoot, signRoot } from '@liem/domain/keys/root.contract'
import { rootFingerprint } from '@liem/sealing/chain'
import { signStatement } from '@liem/sealing/statement'
import { Button } from '@mantine/core'
import { useId, useState } from 'react'
import { keyOf, queryClient, useStep } from '#lib/query.ts'
import { toast } from '#lib/toast.ts'
import { Dialog } from '#ui/dialog.tsx'
import { CheckField } from '#ui/form/fields.tsx'
import { Fingerprint } from './fingerprint.tsx'
import type { Keys } from './keyring.ts'
import css from './keys.module.css'
import { pinRoot } from './root-pin.ts'
import { UnlockGate } from './unlock-gate.tsx'

/** A leader compares what he is about to sign with the others, and signs it on his own screen. */
export function SignRootDialog({ proposal, onClose }: { proposal: ProposalView; onClose: () => void }) {
  const id = useId()
  const [compared, setCompared] = useState(false)
  const { said } = proposal
  const send = useStep(signRoot, {
    onDone: ({ active }) => {
      if (active && said) pinRoot(rootFingerprint(said))
      toast.done(active ? 'Gốc tin cậy đã có hiệu lực.' : 'Đã ký. Còn chờ những người khác.')
      void queryClient.invalidateQueries({ queryKey: keyOf(readRoot) })
      onClose()
    },
  })
  if (!said) return null
  const sign = (keys: Keys) => {
    const statement = { ...signStatement('root', said, keys.signSecret), kind: 'root' as const }
    send.mutate({ params: { id: proposal.id }, body: { statement } })
  }
  return (
    <Dialog title="Ký gốc tin cậy" onClose={onClose}>
      <div className={css.stack}>
        <p>
          Đồng chí sắp ký rằng {said.n} người sau cùng bảo chứng cho khóa của cơ quan; {said.k} người trong số họ thay
          được gốc sau này:
        </p>
        <ul className={css.list}>
          {said.leaders.map((one) => (
            <li key={one.officer}>
              {one.name} — {one.post}, {one.unit}
            </li>
          ))}
        </ul>
        <Fingerprint title="Dấu vân tay" hex={rootFingerprint(said)} />
        <p className={css.note}>
          Ngồi cùng nhau, hoặc gọi điện cho từng người có tên, đọc dấu này và hỏi trên màn hình họ có giống hệt không.
        </p>
        <CheckField
          id={id}
          name="compared"
          label="Tôi đã đối chiếu với những người có tên, dấu giống hệt nhau"
          value={compared}
          onChange={(now) => setCompared(now ?? false)}
        />
        {compared && (
          <UnlockGate why="Mở khóa của đồng chí để ký.">
            {(keys) => (
              <div className={css.buttons}>
                <Button loading={send.isPending} onClick={() => sign(keys)}>
                  Ký
                </Button>
                <Button variant="default" onClick={onClose}>
                  Thôi
                </Button>
              </div>
            )}
          </UnlockGate>
        )}
      </div>
    </Dialog>
  )
}
