/**
 * What a program that a test starts learns of this machine: where programs are, where Node keeps what it compiled,
 * and where the console lies that is to be looked at.
 */
export function bareEnvironment(): Readonly<Record<string, string>> {
  const { PATH = '', NODE_COMPILE_CACHE, FOLKMOOT_CONSOLE } = process.env
  return {
    PATH,
    ...(NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE }),
    ...(FOLKMOOT_CONSOLE === undefined ? {} : { FOLKMOOT_CONSOLE }),
  }
}
