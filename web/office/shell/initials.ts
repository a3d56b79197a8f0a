/** Vietnamese people are known by the last word of their name: “Nguyễn Văn An” → “VA”. */
export function initials(name: string): string {
  return name
    .split(/\s+/)
    .slice(-2)
    .map((word) => word[0] ?? '')
    .join('')
    .toUpperCase()
}
