import type { z } from 'zod'
import type { FieldFault } from './refusal.ts'

/** More than this helps nobody and lets hostile input make long answers. */
const MOST_FAULTS = 100

const formats: Record<string, string> = {
  date: 'Xin nhập ngày, dạng ngày/tháng/năm',
  datetime: 'Thời điểm chưa đúng dạng',
  time: 'Giờ chưa đúng dạng',
  email: 'Địa chỉ thư điện tử chưa đúng dạng',
  url: 'Địa chỉ trang chưa đúng dạng',
  uuid: 'Mã định danh không hợp lệ',
}

const kinds: Record<string, string> = {
  string: 'Cần nhập chữ',
  number: 'Cần nhập một số',
  int: 'Cần nhập một số nguyên',
  boolean: 'Cần chọn có hoặc không',
  array: 'Cần một danh sách',
  tuple: 'Cần một danh sách',
  object: 'Cần một nhóm thông tin',
  record: 'Cần một nhóm thông tin',
  date: 'Cần nhập ngày',
  null: 'Cần bỏ trống',
  undefined: 'Cần bỏ trống',
}

const sizes: Record<string, string> = { string: 'ký tự', array: 'mục', set: 'mục', map: 'mục', file: 'byte' }
const shown = (n: number | bigint) => n.toLocaleString('vi-VN')

/**
 * Vietnamese words for every fault zod finds by itself; words written in a schema come first.
 * Hand it to each parse (`schema.safeParse(input, { error: vietnameseFaults })`): nothing global is changed.
 */
export const vietnameseFaults: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null || issue.input === '') return 'Xin điền thông tin này'
      return kinds[issue.expected] ?? 'Thông tin chưa đúng dạng'
    case 'invalid_format':
      return formats[issue.format] ?? 'Thông tin chưa đúng mẫu'
    case 'invalid_value':
      return issue.input === undefined ? 'Xin chọn thông tin này' : 'Giá trị này không có trong danh sách được chọn'
    case 'too_small': {
      const size = sizes[issue.origin]
      if (!size)
        return issue.inclusive ? `Cần từ ${shown(issue.minimum)} trở lên` : `Cần lớn hơn ${shown(issue.minimum)}`
      return issue.minimum === 1 ? 'Xin điền thông tin này' : `Cần ít nhất ${shown(issue.minimum)} ${size}`
    }
    case 'too_big': {
      const size = sizes[issue.origin]
      if (!size)
        return issue.inclusive ? `Cần từ ${shown(issue.maximum)} trở xuống` : `Cần nhỏ hơn ${shown(issue.maximum)}`
      return `Không quá ${shown(issue.maximum)} ${size}`
    }
    case 'not_multiple_of':
      return `Cần là bội số của ${shown(issue.divisor)}`
    case 'unrecognized_keys':
      return 'Có mục không được dùng ở đây'
    default:
      return 'Thông tin chưa đúng dạng'
  }
}

/** Faults of a failed parse, field by field: `tasks.3.lead`. At most 100. */
export function faultsOf(error: z.core.$ZodError): FieldFault[] {
  return error.issues
    .slice(0, MOST_FAULTS)
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.slice(0, 10).map((key) => ({ path: pathOf([...issue.path, key]), words: issue.message }))
        : [{ path: pathOf(issue.path), words: issue.message }],
    )
}

const pathOf = (path: readonly PropertyKey[]) => path.map((part) => String(part).slice(0, 100)).join('.')
