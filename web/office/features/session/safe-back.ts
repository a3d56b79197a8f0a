import { places } from '../../places.ts'

/** Only an address of this application may be gone back to after sign-in. */
export function safeBack(back: string | undefined): string {
  return back && /^\/(?![/\\])/.test(back) && !back.startsWith(places.signIn) ? back : places.today
}
