/** All scopes look at a message before the next one comes: what follows from it alone is worked out once. */

/** A function of one thing that remembers its latest answer; the same thing must not have changed in between. */
export function once<Thing extends object, Value>(compute: (thing: Thing) => Value): (thing: Thing) => Value {
  let latest: { readonly thing: Thing; readonly value: Value } | null = null
  return (thing) => {
    if (latest === null || latest.thing !== thing) latest = { thing, value: compute(thing) }
    return latest.value
  }
}
