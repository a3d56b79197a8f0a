import { contactKindNames } from '@liem/domain/publicity/contact-points'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import type { FileAnswer } from '#platform/http'
import { getUnit } from './contacts.ts'
import { paperFormPdf } from './form-pdf.ts'
import { type Fingerprints, logKeyFingerprint, type PublicUnit, posterPdf } from './poster.ts'

/** The office's poster, from what is published today. */
export async function poster(ctx: Ctx, unitId: number): Promise<FileAnswer> {
  const unit = await publicUnit(ctx, unitId)
  const { publicUrl } = ctx.parts.settings
  const bytes = posterPdf({
    unit,
    fingerprints: await fingerprints(ctx),
    publicUrl,
    day: ctx.today,
    madeAt: ctx.now,
  })
  return { name: `Áp phích ${unit.code}.pdf`, mediaType: 'application/pdf', bytes }
}

export async function paperForm(ctx: Ctx, unitId: number): Promise<FileAnswer> {
  const unit = await publicUnit(ctx, unitId)
  const bytes = paperFormPdf({ unit, publicUrl: ctx.parts.settings.publicUrl, madeAt: ctx.now })
  return { name: `Phiếu phản ánh ${unit.code}.pdf`, mediaType: 'application/pdf', bytes }
}

async function publicUnit(ctx: Ctx, unitId: number): Promise<PublicUnit> {
  const { code, name } = await getUnit(ctx, unitId)
  const { rows } = await sql<PublicUnit['contacts'][number]>`
    select kind, value, hours from contact_point where unit_id = ${unitId}
      and valid_from <= ${ctx.today}::date and (valid_to is null or valid_to > ${ctx.today}::date)
    order by array_position(${[...contactKindNames]}::text[], kind), valid_from, value`.execute(ctx.tx)
  return { code, name, contacts: rows }
}

async function fingerprints(ctx: Ctx): Promise<Fingerprints> {
  const { rows } = await sql<{
    root: string | null
    log_vkey: string | null
  }>`select * from house_fingerprints()`.execute(ctx.tx)
  return { root: rows[0]?.root ?? null, logKey: logKeyFingerprint(rows[0]?.log_vkey ?? null) }
}
