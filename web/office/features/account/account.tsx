import { changeLocale, listSessions, revokeSession } from '@liem/domain/sessions/contract'
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { dayWords, instantWords } from '#lib/format.ts'
import { useAsk, useStep } from '#lib/query.ts'
import { toast } from '#lib/toast.ts'
import { useWords } from '#lib/words/language.ts'
import { Confirm } from '#ui/confirm.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { Card, Facts, Page, Section } from '#ui/page.tsx'
import { useMe } from '../../me.ts'
import { Removals } from '../keys/second-factor/removals.tsx'
import { SecondFactorSection } from '../keys/second-factor/section.tsx'
import { PasswordForm } from '../session/password-form.tsx'

export function Account() {
  const w = useWords()
  const me = useMe()
  return (
    <Page title={w.account.title} width="narrow">
      <Card>
        <Facts
          facts={[
            [w.account.name, me.name],
            [w.account.username, me.username],
            [w.account.unit, me.unit.name],
            [w.account.jobTitle, me.title],
            [
              w.account.roles,
              me.roles.map((role) => (
                <div key={`${role.role} ${role.unit.id}`}>{w.account.role(role.words, role.unit.name)}</div>
              )),
            ],
            [
              w.account.standsIn,
              me.standsInFor.length > 0 &&
                me.standsInFor.map((one) => (
                  <div key={one.officerId}>{w.account.standsInUntil(one.name, dayWords(one.untilOn))}</div>
                )),
            ],
          ]}
        />
      </Card>
      <MailSection />
      <Section title={w.account.passwordTitle}>
        <Card>
          <PasswordForm onDone={() => toast.done(w.account.passwordChanged)} />
        </Card>
      </Section>
      <SecondFactorSection />
      <Removals />
      <SessionsSection />
    </Page>
  )
}

function MailSection() {
  const w = useWords()
  const me = useMe()
  const on = useStep(changeLocale, { said: w.account.mailOnSaid, invalidates: [] })
  const off = useStep(changeLocale, { said: w.account.mailOffSaid, invalidates: [] })
  return (
    <Section title={w.account.mail} hint={w.account.mailHint}>
      <Group gap="sm">
        <Button
          variant="default"
          loading={on.isPending}
          onClick={() => on.mutate({ body: { locale: me.locale, wantsMail: true } })}
        >
          {w.account.mailOn}
        </Button>
        <Button
          variant="default"
          loading={off.isPending}
          onClick={() => off.mutate({ body: { locale: me.locale, wantsMail: false } })}
        >
          {w.account.mailOff}
        </Button>
      </Group>
    </Section>
  )
}

function SessionsSection() {
  const w = useWords()
  const sessions = useAsk(listSessions, {})
  const [asking, setAsking] = useState<string | null>(null)
  const revoke = useStep(revokeSession, {
    invalidates: [listSessions],
    said: w.account.revoked,
    onDone: () => setAsking(null),
  })
  return (
    <Section title={w.account.sessions} hint={w.account.sessionsHint}>
      <DataTable
        label={w.account.sessions}
        bare
        rows={sessions.data}
        error={sessions.error}
        again={() => void sessions.refetch()}
        rowKey={(row) => row.id}
        empty={{ words: w.none }}
        columns={[
          { key: 'device', head: w.account.device, cell: (row) => row.device ?? w.account.deviceUnknown },
          { key: 'createdAt', head: w.account.since, narrow: true, cell: (row) => instantWords(row.createdAt) },
          {
            key: 'lastSeenAt',
            head: w.account.lastSeen,
            narrow: true,
            cell: (row) => (row.current ? w.account.thisSession : instantWords(row.lastSeenAt)),
          },
        ]}
        actions={(row) =>
          row.current ? [] : [{ key: 'revoke', words: w.account.signOut, run: () => setAsking(row.id) }]
        }
      />
      {asking && (
        <Confirm
          title={w.account.revoke}
          words={w.account.revokeAsk}
          yes={w.account.signOut}
          loading={revoke.isPending}
          onYes={() => revoke.mutate({ params: { id: asking } })}
          onNo={() => setAsking(null)}
        />
      )}
    </Section>
  )
}
