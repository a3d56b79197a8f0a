import { revokeGrant } from '@liem/domain/petitions/custody.contract'
import { type Petition, readPetition } from '@liem/domain/petitions/reading.contract'
import {
  capacities,
  channels,
  concerns,
  identities,
  identityPurposes,
  outcomes,
  type Purpose,
  purposes,
  removalGrounds,
  returnReasons,
} from '@liem/domain/petitions/words'
import { feedbackFlow, isOpen } from '@liem/domain/petitions/workflow'
import { Button } from '@mantine/core'
import { useAddress, usePlace } from '#lib/address.ts'
import { dayWords, instantWords } from '#lib/format.ts'
import { useAsk, useStep } from '#lib/query.ts'
import { Bones } from '#ui/bones.tsx'
import { DeadlineBadge } from '#ui/deadline-badge.tsx'
import { Empty } from '#ui/empty.tsx'
import { Link } from '#ui/link.tsx'
import { Card, Facts, Page, Section } from '#ui/page.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { useMe } from '../../me.ts'
import { places } from '../../places.ts'
import { ExclusionList } from './exclusion-list.tsx'
import { OpenedReport } from './opened.tsx'
import css from './petition.module.css'
import { Letters, SealedPart, SealedSubjects } from './sealed-parts.tsx'
import { PetitionSteps } from './steps.tsx'
import { touched } from './touched.ts'
import { fieldWords, numberOf, stateTones, titleOf } from './words.ts'

/** One petition: what it is, when what is due, who can open it, what is sealed in it, what happened, what comes next. */
export function PetitionPage() {
  const id = usePlace('id')
  const asked = useAsk(readPetition, { params: { id } })
  if (asked.error) return <QuietError error={asked.error} again={() => void asked.refetch()} />
  if (!asked.data) return <Bones rows={8} />
  return (
    <OpenedReport key={id} petition={asked.data}>
      <Shown petition={asked.data} />
    </OpenedReport>
  )
}

function Shown({ petition }: { petition: Petition }) {
  const me = useMe()
  const running = isOpen(petition.state)
  const clock = petition.clocks.find((one) => one.rule === petition.due?.rule && one.metOn === null)
  const identityHeld = petition.holders.some(
    (one) => one.officer.id === me.officerId && one.part === 'identity' && one.opens && one.capacity !== 'custodian',
  )
  return (
    <Page
      title={titleOf(petition)}
      crumbs={[{ words: 'Tin, đơn', to: places.petitions }]}
      lead={[numberOf(petition) ?? 'Chưa vào sổ', `nhận ngày ${dayWords(petition.receivedOn)}`].join(' · ')}
      badges={
        <>
          <StateBadge words={feedbackFlow.states[petition.state]} tone={stateTones[petition.state]} />
          {running && petition.due && (
            <DeadlineBadge
              dueOn={petition.due.dueOn}
              today={me.today}
              provisional={petition.due.provisional}
              explanation={clock?.explanation}
              withDay
            />
          )}
          {petition.isComplex && <StateBadge words="Phức tạp" tone="plain" />}
          {petition.isCrowd && <StateBadge words="Đông người" tone="plain" />}
          {petition.apologyDue && !petition.apologisedOn && <StateBadge words="Còn phải xin lỗi" tone="amber" />}
        </>
      }
      actions={<PetitionSteps petition={petition} identityHeld={identityHeld} />}
    >
      <Alarms petition={petition} />
      {petition.state !== 'removed' && <SealedPart petition={petition} />}
      <div className={css.parts}>
        <Parts petition={petition} />
      </div>
    </Page>
  )
}

function Alarms({ petition }: { petition: Petition }) {
  const waiting = petition.identityRequests.filter((one) => one.decidedBy === null)
  return (
    <div className={css.alarms}>
      {petition.alarm && (
        <p className={css.warn}>
          Chỉ còn một người mở được tin này. Xin cấp quyền mở cho người khác ngay (nút “…”), để tin không bị mất theo
          một người.
        </p>
      )}
      {petition.removal && petition.removal.granted === null && (
        <p className={css.warn}>
          {petition.removal.askedBy.name} đề nghị hủy: {removalGrounds[petition.removal.ground]}. Chờ người thứ hai
          quyết định.
        </p>
      )}
      {petition.removal?.granted && (
        <Card>
          Nội dung đã bị hủy theo quyết định của {petition.removal.askedBy.name} và {petition.removal.decidedBy?.name}:{' '}
          {removalGrounds[petition.removal.ground]}.
        </Card>
      )}
      {petition.can.includes('decideIdentity') && (
        <p className={css.warn}>
          <span>
            Có người cần biết danh tính. <Link to={places.identityRequests}>Xem và quyết định</Link>
          </span>
        </p>
      )}
      {waiting.length > 0 && !petition.can.includes('decideIdentity') && (
        <p className={css.about}>Đang chờ người giữ danh tính quyết định ({waiting.length} yêu cầu).</p>
      )}
    </div>
  )
}

function Parts({ petition }: { petition: Petition }) {
  const address = useAddress()
  return (
    <Tabs
      label="Phần của vụ việc"
      value={address.filters.tab}
      onChange={(tab) => address.set({ tab })}
      tabs={[
        { key: 'about', words: 'Sổ và thời hạn', panel: () => <About petition={petition} /> },
        {
          key: 'letters',
          words: 'Trao đổi',
          count: petition.letters.length || undefined,
          panel: () => <Letters petition={petition} />,
        },
        {
          key: 'holders',
          words: 'Ai mở được',
          count: new Set(petition.holders.filter((one) => one.opens).map((one) => one.officer.id)).size,
          panel: () => <Holders petition={petition} />,
        },
        { key: 'history', words: 'Nhật ký', panel: () => <History petition={petition} /> },
      ]}
    />
  )
}

function About({ petition }: { petition: Petition }) {
  const me = useMe()
  return (
    <>
      <Card>
        <Facts
          facts={[
            ['Lĩnh vực', fieldWords(petition.field)],
            [
              'Cơ quan bị phản ánh',
              petition.office && <Link to={places.unit(petition.office.id)}>{petition.office.name}</Link>,
            ],
            ['Nói về', concerns[petition.concern]],
            ['Đến bằng', channels[petition.channel]],
            ['Ngày nhận', dayWords(petition.receivedOn)],
            ['Số lá đơn', petition.letterCount > 1 && String(petition.letterCount)],
            ['Danh tính người gửi', identities[petition.identity]],
            ['Bản giấy giữ danh tính', petition.paperStub],
            ['Cửa tiếp nhận', petition.gate.name],
            ['Cơ quan thụ lý', petition.handling?.name],
            ['Chủ trì xác minh', petition.handler?.name],
            ['Kết luận', petition.outcome && outcomes[petition.outcome]],
            ['Đã báo việc tiếp nhận', petition.repliedOn && dayWords(petition.repliedOn)],
            ['Đã trả lời', petition.answeredOn && dayWords(petition.answeredOn)],
            ['Đã xin lỗi', petition.apologisedOn && dayWords(petition.apologisedOn)],
            ['Đã công bố', petition.publishedOn && dayWords(petition.publishedOn)],
            ['Người phản ánh chấm điểm', petition.rating && `${petition.rating} / 5`],
            [
              'Chuyển đi',
              petition.forward &&
                `${petition.forward.to?.name ?? petition.forward.outside}, ${dayWords(petition.forward.sentOn)}${
                  petition.forward.receivedOn ? `; đã nhận ${dayWords(petition.forward.receivedOn)}` : ''
                }${
                  petition.forward.returnedOn
                    ? `; trả lại ${dayWords(petition.forward.returnedOn)}${petition.forward.returnReason ? ` (${returnReasons[petition.forward.returnReason]})` : ''}`
                    : ''
                }`,
            ],
            [
              'Nhập vào vụ việc',
              petition.matterId && <Link to={places.petition(petition.matterId)}>Mở vụ việc đã nhập vào</Link>,
            ],
          ]}
        />
      </Card>
      <Section title="Thời hạn">
        {petition.clocks.length === 0 ? (
          <Empty words="Không có thời hạn nào đang chạy" />
        ) : (
          <ul className={css.list}>
            {petition.clocks.map((clock) => (
              <li key={`${clock.rule} ${clock.startedOn}`}>
                <div>
                  {clock.words}
                  <span className={css.small}>
                    {clock.holder.name} · tính từ {dayWords(clock.startedOn)}
                  </span>
                </div>
                <DeadlineBadge
                  dueOn={clock.dueOn}
                  today={me.today}
                  doneOn={clock.metOn}
                  doneLate={clock.metOn ? clock.late : undefined}
                  provisional={clock.provisional}
                  explanation={clock.explanation}
                  withDay={!clock.metOn}
                />
              </li>
            ))}
          </ul>
        )}
      </Section>
      {petition.subjects.length > 0 && (
        <Section title="Người, cơ quan bị phản ánh">
          <SealedSubjects petition={petition} />
        </Section>
      )}
      {petition.publications.length > 0 && (
        <Section title="Công bố">
          <ul className={css.list}>
            {petition.publications.map((one) => (
              <li key={one.id}>
                <div>
                  <p className={css.words}>{one.words}</p>
                  <span className={css.small}>
                    {one.kind === 'apology' ? 'Lời xin lỗi' : 'Kết quả'} · {one.proposedBy.name} soạn
                    {one.approvedBy ? ` · ${one.approvedBy.name} duyệt` : ''}
                  </span>
                </div>
                {one.publishedOn ? (
                  <StateBadge words={`Đã công bố ${dayWords(one.publishedOn)}`} tone="green" />
                ) : (
                  <StateBadge words="Chờ duyệt" tone="amber" />
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function Holders({ petition }: { petition: Petition }) {
  const me = useMe()
  const revoke = useStep(revokeGrant, { invalidates: touched, said: 'Đã thôi giữ' })
  const mayRevoke = petition.can.includes('regrant') && me.permissions.includes('petitions.gate')
  return (
    <>
      <Section
        title="Ai mở được"
        hint="Chỉ những người sau có khóa. Quản trị hệ thống và người vận hành máy chủ không mở được."
      >
        <ul className={css.list}>
          {petition.holders.map((one) => (
            <li key={`${one.officer.id} ${one.part}`}>
              <div>
                {one.officer.name}
                <span className={css.small}>
                  {[one.post, capacities[one.capacity], `từ ${instantWords(one.since)}`].filter(Boolean).join(' · ')}
                </span>
              </div>
              <span className={css.inline}>
                <StateBadge
                  words={one.part === 'identity' ? 'Danh tính' : 'Nội dung'}
                  tone={one.opens ? 'accent' : 'grey'}
                />
                {!one.opens && <span className={css.about}>biết, không mở được</span>}
                {mayRevoke && one.officer.id !== me.officerId && (
                  <Button
                    variant="subtle"
                    size="compact-md"
                    loading={revoke.isPending && revoke.variables?.params?.officerId === one.officer.id}
                    onClick={() =>
                      revoke.mutate({
                        params: { id: petition.id, officerId: one.officer.id },
                        body: { version: petition.version, part: one.part },
                      })
                    }
                  >
                    Thôi giữ
                  </Button>
                )}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      {petition.exclusions.length > 0 && (
        <Section title="Ai bị loại trừ" hint="Chỉ người ở cửa tiếp nhận thấy phần này.">
          <ExclusionList petition={petition} />
        </Section>
      )}
      {petition.identityRequests.length > 0 && (
        <Section title="Yêu cầu biết danh tính">
          <ul className={css.list}>
            {petition.identityRequests.map((one) => (
              <li key={one.id}>
                <div>
                  {one.askedBy.name}: {identityPurposes[one.purpose]}
                  <span className={css.small}>{instantWords(one.askedAt)}</span>
                </div>
                {one.granted === null ? (
                  <StateBadge words="Chờ quyết định" tone="amber" />
                ) : (
                  <StateBadge
                    words={`${one.granted ? 'Đã cấp' : 'Từ chối'}${one.decidedBy ? ` (${one.decidedBy.name})` : ''}`}
                    tone={one.granted ? 'green' : 'grey'}
                  />
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

/** What an opening was for stands beside it. */
function entryWords({ words, facts }: Petition['timeline'][number]): string {
  const why = { ...purposes, ...identityPurposes }[String(facts.purpose) as Purpose]
  return why ? `${words}: ${why.charAt(0).toLocaleLowerCase('vi')}${why.slice(1)}` : words
}

function History({ petition }: { petition: Petition }) {
  return (
    <Timeline
      label="Nhật ký vụ việc"
      entries={[...petition.timeline]
        .reverse()
        .map((entry) => ({ key: entry.id, at: entry.at, words: entryWords(entry), by: entry.by?.name }))}
    />
  )
}
