import {
  IconActivityHeartbeat,
  IconBook2,
  IconBuildingCommunity,
  IconCalendarEvent,
  IconFlask,
  IconHistory,
  IconUsers,
} from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Link } from '#ui/link.tsx'
import { Page } from '#ui/page.tsx'
import { useMe } from '../../me.ts'
import { places } from '../../places.ts'
import css from './admin.module.css'
import { PracticeDialog } from './practice-dialog.tsx'

type Tile = { to: string; icon: typeof IconUsers; words: string; about: string; needs?: string }

const tiles: readonly Tile[] = [
  {
    to: places.officers,
    icon: IconUsers,
    words: 'Cán bộ',
    about: 'Tài khoản, vai trò, chức vụ, vắng mặt và người thay, bàn giao',
    needs: 'units.read',
  },
  {
    to: places.units,
    icon: IconBuildingCommunity,
    words: 'Cơ quan, đơn vị',
    about: 'Sổ tổ chức: thành lập, đổi tên, sáp nhập, chia tách; nhập từ bảng tính',
    needs: 'units.read',
  },
  {
    to: places.calendar,
    icon: IconCalendarEvent,
    words: 'Lịch nghỉ',
    about: 'Ngày nghỉ lễ, nghỉ bù, hoán đổi; mọi thời hạn tính theo lịch này',
  },
  {
    to: places.lawValues,
    icon: IconBook2,
    words: 'Số liệu luật',
    about: 'Độ dài các thời hạn, nguồn và tình trạng đối chiếu với văn bản',
  },
  {
    to: places.journal,
    icon: IconHistory,
    words: 'Nhật ký',
    about: 'Ai đã làm gì, lúc nào, thay cho ai; chỉ thêm, không sửa, không xóa',
    needs: 'journal.read',
  },
  {
    to: places.system,
    icon: IconActivityHeartbeat,
    words: 'Tình trạng hệ thống',
    about: 'Cơ sở dữ liệu, việc nền, tệp, khóa ký của bản cài',
    needs: 'system.read',
  },
]

/** What an administrator looks after, one card each. */
export function Admin() {
  const me = useMe()
  const [practising, setPractising] = useState(false)
  return (
    <Page title="Quản trị">
      <ul className={css.tiles}>
        {tiles
          .filter((tile) => !tile.needs || me.permissions.includes(tile.needs))
          .map(({ to, icon: Icon, words, about }) => (
            <li key={to}>
              <Link to={to} className={css.tile}>
                <Inside icon={<Icon size={26} stroke={1.5} aria-hidden />} words={words} about={about} />
              </Link>
            </li>
          ))}
        {!me.practice && (
          <li>
            <button type="button" className={css.tile} onClick={() => setPractising(true)}>
              <Inside
                icon={<IconFlask size={26} stroke={1.5} aria-hidden />}
                words="Tập huấn"
                about="Mở một bản riêng với dữ liệu giả định để tập thao tác, không ảnh hưởng bản thật"
              />
            </button>
          </li>
        )}
      </ul>
      {practising && <PracticeDialog onClose={() => setPractising(false)} />}
    </Page>
  )
}

function Inside({ icon, words, about }: { icon: ReactNode; words: string; about: string }) {
  return (
    <>
      <span className={css.icon}>{icon}</span>
      <span className={css.name}>{words}</span>
      <span className={css.about}>{about}</span>
    </>
  )
}
