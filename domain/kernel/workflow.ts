/** A state machine declared as data: drives the check in the service, the buttons on the screen and the diagram in the docs. */
export type Step<State extends string> = {
  from: readonly State[]
  to: State
  /** Permission the step asks for. */
  needs: string
  /** Button words. */
  words: string
  law?: string
}

export type Workflow<State extends string, Name extends string> = {
  states: Readonly<Record<State, string>>
  start: State
  steps: Readonly<Record<Name, Step<State>>>
}

/** Declares a workflow; the compiler rejects steps that name an unknown state. `states` maps each state to its words. */
export function workflow<const State extends string, const Name extends string>(
  declared: Workflow<State, Name>,
): Workflow<State, Name> {
  return declared
}

/** Names of the steps possible from `state` for somebody holding `permissions`. */
export function stepsFrom<State extends string, Name extends string>(
  flow: Workflow<State, Name>,
  state: State,
  permissions: ReadonlySet<string>,
): Name[] {
  return (Object.keys(flow.steps) as Name[]).filter((name) => {
    const step = flow.steps[name]
    return step.from.includes(state) && permissions.has(step.needs)
  })
}
