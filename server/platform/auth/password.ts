import { hash, verify } from '@node-rs/argon2'

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const SHORTEST = 10

/** Passwords people choose here; only those long enough to pass the length rule matter. */
const common = new Set(
  `1234567890 0123456789 12345678910 123456789a 1234567890a a123456789 0987654321 9876543210 1122334455 1112223334
  123123123123 1231231231 qwertyuiop qwerty1234 qwerty12345 1qaz2wsx3edc q1w2e3r4t5 1q2w3e4r5t asdfghjkl1 zxcvbnm123
  password12 password123 password1234 password@123 p@ssw0rd123 passw0rd123 administrator admin12345 admin123456 admin@12345 welcome123
  matkhau123 matkhau1234 matkhau@123 matkhau12345 anhyeuem123 anhyeuem1234 iloveyou123 emyeuanh123 vietnam123 vietnam1234 vietnam@123
  hanoi12345 thanhtra123 thanhtra@123 thanhtra2025 thanhtra2026 phongchong tinhuy1234 abc123456789 abcd123456 abcdef1234 abc@123456`
    .split(/\s+/)
    .filter((word) => word.length >= SHORTEST),
)

const composed = (password: string) => password.normalize('NFC')

export const hashPassword = (password: string): Promise<string> => hash(composed(password), cost)

let decoy: Promise<string> | undefined

/** Whether the password is right. Without a stored hash it takes the same time and is wrong. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(`decoy ${Math.random()}`)
  const right = await verify(stored ?? (await decoy), composed(password))
  return right && stored !== null
}

/** Whether a new password may be taken: at least 10 characters, not the user's name, not one everybody tries. */
export function isStrongEnough(password: string, username: string): boolean {
  const word = composed(password).toLowerCase()
  const letters = [...word]
  if (letters.length < SHORTEST || new Set(letters).size < 4) return false
  if (common.has(word)) return false
  const rest = word.replaceAll(username.toLowerCase(), '')
  return [...rest].length > letters.length / 2
}
