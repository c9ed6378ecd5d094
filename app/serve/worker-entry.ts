/** The module of a thread, beside `app/main`: from source, or as it was built. */
export function workerEntry(name: string): URL {
  return new URL(`../${name}.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url)
}
