/** Lets one act after another happen under the same name, and acts under other names meanwhile. */
export type InTurn = <Result>(name: string, act: () => Promise<Result>) => Promise<Result>

/** Turns of this process. */
export function createTurns(): InTurn {
  const last = new Map<string, Promise<unknown>>()
  return async (name, act) => {
    const turn = (last.get(name) ?? Promise.resolve()).then(act, act)
    last.set(name, turn)
    try {
      return await turn
    } finally {
      if (last.get(name) === turn) last.delete(name)
    }
  }
}
