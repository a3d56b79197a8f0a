/** Clocks of the cascade whose end a document fixes: no term of law, the day stands in the document that asked. */
export const directiveClocks = {
  'directives.plan': 'Ban hành kế hoạch của đơn vị thực hiện văn bản',
  'directives.review': 'Sơ kết, tổng kết, báo cáo theo lộ trình',
} as const
export type DirectiveClock = keyof typeof directiveClocks
