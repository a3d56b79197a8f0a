import type { Route } from '@liem/domain/kernel/route'
import { permissions, roleNames, roles } from '@liem/domain/units/roles'
import type { Module } from '#platform/http'

/** The page route × role, as Markdown: reviewed whenever a right moves. */
export function permissionsPage(modules: readonly Module[]): string {
  const routes = modules.flatMap((module) => module.routes.map(({ route }) => route))
  return `# Ai được làm gì

Sinh từ hợp đồng và bảng vai trò bằng \`npx tsx server/cli/permissions.ts --write\`; không sửa tay. Đây là quyền theo vai trò; từng hồ sơ còn qua
quy tắc riêng của nó và chính sách dòng của cơ sở dữ liệu.

## Vai trò

${table(
  ['Mã', 'Vai trò', 'Tầm nhìn', 'Giao thay'],
  roleNames.map((name) => [
    `\`${name}\``,
    roles[name].words,
    reach[roles[name].reach],
    roles[name].delegable ? 'được' : 'không',
  ]),
)}

## Quyền

${table(
  ['Quyền', 'Nghĩa', ...roleNames],
  Object.entries(permissions).map(([key, words]) => [
    `\`${key}\``,
    words,
    ...roleNames.map((name) => mark(may(name, key))),
  ]),
)}

## Đường gọi

${table(
  ['Đường gọi', 'Việc', 'Cần', ...roleNames],
  [...routes]
    .sort(byPath)
    .map((route) => [
      `${route.method} \`/api${route.path}\``,
      route.does,
      needs(route),
      ...roleNames.map((name) => mark(may(name, route.needs))),
    ]),
)}
`
}

const reach = { own: 'đơn vị mình', subtree: 'đơn vị mình và cấp dưới', all: 'toàn tỉnh' }
const mark = (yes: boolean) => (yes ? '●' : '')
const needs = ({ needs: needed }: Route) =>
  needed === 'anyone' ? 'không cần đăng nhập' : needed === 'signed-in' ? 'đăng nhập' : `\`${needed}\``
const may = (role: (typeof roleNames)[number], needed: string) =>
  needed === 'anyone' || needed === 'signed-in' || (roles[role].may as readonly string[]).includes(needed)
const byPath = (a: Route, b: Route) => (a.path === b.path ? (a.method < b.method ? -1 : 1) : a.path < b.path ? -1 : 1)

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')
}
