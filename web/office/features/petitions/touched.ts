import { listIdentityRequests } from '@liem/domain/petitions/custody.contract'
import { listBooks, listClocks, readFigures } from '@liem/domain/petitions/figures.contract'
import { listPetitions, readPetition } from '@liem/domain/petitions/reading.contract'

/** Answers that a step on a petition makes out of date. */
export const touched = [readPetition, listPetitions, listBooks, listClocks, readFigures, listIdentityRequests] as const
