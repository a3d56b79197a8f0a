/** What the portal may ask of petitions. It has the portal's login and no officer. */
export { type Intake, lawOf, mayGiveIdentity, newIntake } from './intake.ts'
export { sweepUploads } from './jobs.ts'
export { mailboxFile, mailboxSalt, openMailbox, putItem } from './mailbox.ts'
export { type OpenedItem, type OpenedMailbox, openPlain, receivePlain, sendPlain } from './plain.ts'
export { type Received, receive } from './receive.ts'
export { sealUpload, takeUpload } from './uploads.ts'
export { type Chosen, chooseGate, chooseGateLately } from './way.ts'
