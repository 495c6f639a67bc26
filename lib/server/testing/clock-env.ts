/** The variables which give a program that a test starts the test's clock and zone. */
export function clockEnv(): Record<string, string> {
  return Object.fromEntries(
    ['NODE_OPTIONS', 'CLOCK_SHIFT', 'TZ'].flatMap((name) => {
      const value = process.env[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
