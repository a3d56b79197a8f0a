import { type ProposalView, type RootView, readRoot, withdrawRoot } from '@liem/domain/keys/root.contract'
import { rootFingerprint } from '@liem/sealing/chain'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { instantWords } from '#lib/format.ts'
import { useAsk, useStep } from '#lib/query.ts'
import { Bones } from '#ui/bones.tsx'
import { Confirm } from '#ui/confirm.tsx'
import { Card, Facts, Section } from '#ui/page.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { Fingerprint } from './fingerprint.tsx'
import css from './keys.module.css'
import { ProposeRootDialog } from './propose-root-dialog.tsx'
import { pinnedRoot, pinRoot } from './root-pin.ts'
import { SignRootDialog } from './sign-root-dialog.tsx'

/** The root: who vouches for the keys of the house, and the proposal that waits for signatures. */
export function RootPanel() {
  const root = useAsk(readRoot, {})
  const [proposing, setProposing] = useState(false)
  if (root.error) return <QuietError error={root.error} again={() => void root.refetch()} />
  if (!root.data) return <Bones />
  const { active, proposal, canPropose } = root.data
  return (
    <div className={css.stack}>
      {active ? (
        <Active root={active} />
      ) : (
        !proposal && (
          <Card>
            <div className={css.stack}>
              <p>
                Chưa có gốc tin cậy. Vài lãnh đạo (nên từ ba người, thuộc cơ quan khác nhau) mỗi người tạo khóa và ký
                trên máy của mình. Từ đó mọi khóa khác được đồng ký theo chuỗi; người phản ánh kiểm tra được bằng dấu
                vân tay in trên áp phích.
              </p>
              {!canPropose && (
                <p className={css.soft}>Lãnh đạo tỉnh, Thanh tra tỉnh hoặc Ban Nội chính đề nghị lập gốc.</p>
              )}
            </div>
          </Card>
        )
      )}
      {proposal && <Proposal proposal={proposal} />}
      {canPropose && (
        <div className={css.buttons}>
          <Button variant={active ? 'default' : 'filled'} onClick={() => setProposing(true)}>
            {active ? 'Đề nghị thay gốc tin cậy' : 'Đề nghị lập gốc tin cậy'}
          </Button>
        </div>
      )}
      {proposing && <ProposeRootDialog replaces={active !== null} onClose={() => setProposing(false)} />}
    </div>
  )
}

function Active({ root }: { root: RootView }) {
  // Computed here from what was signed; what the server calls its fingerprint is not asked.
  const fingerprint = rootFingerprint(root.said)
  const [pinned, setPinned] = useState(pinnedRoot)
  const isKnown = pinned === fingerprint
  return (
    <Section title="Gốc đang dùng">
      <Card>
        <div className={css.stack}>
          <Fingerprint title="Dấu vân tay của gốc, in trên mọi áp phích" hex={fingerprint} />
          {isKnown ? (
            <p>
              <StateBadge words="Đúng gốc trình duyệt này đã biết" tone="green" />
            </p>
          ) : (
            <div className={css.warn}>
              <p>
                {pinned
                  ? 'Khác với gốc trình duyệt này đã biết. Xin đối chiếu với áp phích niêm yết ở trụ sở hoặc hỏi trực tiếp một lãnh đạo có tên dưới đây.'
                  : 'Trình duyệt này chưa biết gốc nào. Xin đối chiếu dấu vân tay với áp phích niêm yết một lần.'}
              </p>
              <Button
                mt="sm"
                size="sm"
                variant="default"
                onClick={() => {
                  pinRoot(fingerprint)
                  setPinned(fingerprint)
                }}
              >
                Tôi đã đối chiếu, dấu giống nhau
              </Button>
            </div>
          )}
          <Facts
            facts={[
              ['Có hiệu lực', instantWords(root.activeAt)],
              ['Thay gốc cần', `${root.said.k} trong ${root.said.n} người`],
              ['Cổng', root.said.host],
            ]}
          />
          <ul className={css.rows}>
            {root.said.leaders.map((one) => (
              <li key={one.officer} className={css.row}>
                <span>
                  {one.name}
                  <small>
                    {one.post} — {one.unit}
                  </small>
                </span>
                <StateBadge words="Đã ký" tone="green" />
              </li>
            ))}
          </ul>
        </div>
      </Card>
    </Section>
  )
}

const signState = (one: ProposalView['leaders'][number]) =>
  one.signed
    ? ({ words: 'Đã ký', tone: 'green' } as const)
    : one.hasKey
      ? ({ words: 'Chờ ký', tone: 'amber' } as const)
      : ({ words: 'Chưa có khóa', tone: 'grey' } as const)

function Proposal({ proposal }: { proposal: ProposalView }) {
  const [open, setOpen] = useState<'sign' | 'withdraw' | null>(null)
  const withdraw = useStep(withdrawRoot, {
    invalidates: [readRoot],
    said: 'Đã rút đề nghị',
    onDone: () => setOpen(null),
  })
  const fingerprint = proposal.said && rootFingerprint(proposal.said)
  return (
    <Section
      title="Đề nghị đang chờ ký"
      hint={`${proposal.proposedBy.name} đề nghị lúc ${instantWords(proposal.proposedAt)}. Có hiệu lực khi cả ${proposal.n} người đã ký.`}
    >
      <Card>
        <div className={css.stack}>
          <ul className={css.rows}>
            {proposal.leaders.map((one) => (
              <li key={one.officer.id} className={css.row}>
                <span>
                  {one.officer.name}
                  <small>
                    {one.post} — {one.unit}
                  </small>
                </span>
                <StateBadge {...signState(one)} />
              </li>
            ))}
          </ul>
          {proposal.succession && (
            <p className={css.note}>
              Thay gốc đang dùng cần thêm chữ ký của {proposal.succession.needed} người bảo chứng gốc ấy:{' '}
              {proposal.succession.leaders
                .map((one) => `${one.officer.name} (${one.signed ? 'đã ký' : 'chưa ký'})`)
                .join(', ')}
              . Sau khi thay, mọi khóa phải được đồng ký lại.
            </p>
          )}
          {fingerprint ? (
            <Fingerprint title="Dấu vân tay mọi người cùng đối chiếu trước khi ký" hex={fingerprint} />
          ) : (
            <p className={css.soft}>Dấu vân tay hiện ra khi mọi người có tên đã tạo khóa ở mục “Khóa của tôi”.</p>
          )}
          <div className={css.buttons}>
            {proposal.can.includes('sign') && <Button onClick={() => setOpen('sign')}>Đối chiếu và ký</Button>}
            {proposal.can.includes('withdraw') && (
              <Button variant="default" onClick={() => setOpen('withdraw')}>
                Rút đề nghị
              </Button>
            )}
          </div>
        </div>
      </Card>
      {open === 'sign' && <SignRootDialog proposal={proposal} onClose={() => setOpen(null)} />}
      {open === 'withdraw' && (
        <Confirm
          title="Rút đề nghị lập gốc?"
          words="Các chữ ký đã có của đề nghị này không còn dùng."
          yes="Rút đề nghị"
          danger
          loading={withdraw.isPending}
          onYes={() => withdraw.mutate({ params: { id: proposal.id } })}
          onNo={() => setOpen(null)}
        />
      )}
    </Section>
  )
}
