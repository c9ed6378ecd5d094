/** Addresses (JIDs) as text: `local@domain/resource`. */

/** The address without its resource; local part and domain in lower case, so that equal addresses are equal texts. */
export function bareOf(address: string): string {
  const slash = address.indexOf('/')
  return (slash === -1 ? address : address.slice(0, slash)).toLowerCase()
}

/** What follows the first slash, empty when nothing does. In a room it is the nick. */
export function resourceOf(address: string): string {
  const slash = address.indexOf('/')
  return slash === -1 ? '' : address.slice(slash + 1)
}

export function localOf(address: string): string {
  const at = address.indexOf('@')
  return at === -1 ? '' : address.slice(0, at)
}

/** Whether it could be the address of a room or a person: `local@domain`, without blanks. */
export function isBareAddress(text: string): boolean {
  return /^[^\s@/"&'<>:]+@[^\s@/#]+$/u.test(text)
}
