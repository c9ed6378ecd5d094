/** Objects as dictionaries: keys are operators' words, so that `constructor` is a name like any other. */

/** The value under `key`, never one that every object inherits. */
export function lookUp<Value>(dictionary: { readonly [key: string]: Value }, key: string): Value | undefined {
  return Object.hasOwn(dictionary, key) ? dictionary[key] : undefined
}
