/** What the server lets style elements carry that are made while the page runs. */
export function cspNonce(): string {
  return document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? ''
}

/**
 * From here on, style elements that scripts make carry the nonce. The component library passes it on everywhere
 * but where it locks scrolling behind a sheet. Markup that is written into the page still carries none.
 */
export function trustMadeStyles(): void {
  const make = document.createElement.bind(document)
  const nonce = cspNonce()
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = make(name, options)
    if (element instanceof HTMLStyleElement) element.nonce = nonce
    return element
  }
}
