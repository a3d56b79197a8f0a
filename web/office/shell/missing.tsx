import { useWords } from '#lib/words/language.ts'
import { Empty } from '#ui/empty.tsx'
import { Link } from '#ui/link.tsx'
import { Page } from '#ui/page.tsx'
import { places } from '../places.ts'

/** Unknown address, or a screen beyond the officer's permissions: the two look alike. */
export function Missing() {
  const w = useWords()
  return (
    <Page title={w.missing.title} width="narrow">
      <Empty words={w.missing.words} next={<Link to={places.today}>{w.missing.home}</Link>} />
    </Page>
  )
}
