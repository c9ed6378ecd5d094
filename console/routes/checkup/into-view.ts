/** What was opened comes to the top of the window where it would lie below its middle. */
export function intoView(element: HTMLElement | null): void {
  if (element === null || element.getBoundingClientRect().top < window.innerHeight / 2) return
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  element.scrollIntoView({ behavior: still ? 'auto' : 'smooth', block: 'start' })
}
