import { Link } from '#ui/link.tsx'
import { useMe } from '../../me.ts'
import { places } from '../../places.ts'
import css from './petition.module.css'

const all = [
  { to: places.petitions, words: 'Tin, đơn của tôi', needs: 'petitions.read' },
  { to: places.identityRequests, words: 'Giữ danh tính', needs: 'petitions.custody' },
  { to: places.books, words: 'Sổ', needs: 'petitions.read' },
  { to: places.petitionClocks, words: 'Thời hạn, đôn đốc', needs: 'petitions.supervise' },
  { to: places.petitionFigures, words: 'Số liệu', needs: 'petitions.supervise' },
  { to: places.relations, words: 'Quan hệ', needs: 'relations.record' },
] as const

/** The pages of this part, those the officer may open. */
export function PetitionsNav() {
  const me = useMe()
  const mine = all.filter((one) => me.permissions.includes(one.needs))
  if (mine.length < 2) return null
  return (
    <nav className={css.tabs} aria-label="Các trang về tin, đơn">
      {mine.map((one) => (
        <Link key={one.to} to={one.to} exact>
          {one.words}
        </Link>
      ))}
    </nav>
  )
}
