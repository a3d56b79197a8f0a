import type { KeyRow, RevokeReason } from '@liem/domain/keys/contract'
import type { RecoveryRequestRow } from '@liem/domain/keys/recovery.contract'
import type { Tone } from '#ui/state-badge.tsx'

export const keyStates: Record<KeyRow['state'], { words: string; tone: Tone }> = {
  waiting: { words: 'Chờ đồng ký', tone: 'amber' },
  certified: { words: 'Đang dùng', tone: 'green' },
  leader: { words: 'Bảo chứng gốc', tone: 'accent' },
  revoked: { words: 'Thôi dùng', tone: 'grey' },
}

export const revokeWords: Record<RevokeReason, string> = {
  replaced: 'thay khóa mới',
  lost: 'mất hoặc quên cụm mật khẩu',
  compromised: 'có thể đã lộ',
  left: 'thôi việc, rời chức vụ',
}

export const requestStates: Record<RecoveryRequestRow['state'], { words: string; tone: Tone }> = {
  asked: { words: 'Chờ người thứ hai', tone: 'amber' },
  confirmed: { words: 'Đã xác nhận', tone: 'accent' },
  fetched: { words: 'Đã lấy bản mã', tone: 'amber' },
  done: { words: 'Đã giao lại', tone: 'green' },
  withdrawn: { words: 'Đã rút', tone: 'grey' },
}
