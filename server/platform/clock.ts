/** Where the time comes from: an argument everywhere, so that tests set it instead of waiting. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }
