/** Repeats an assertion until it holds, at most 5 seconds; then it fails as the assertion does. */
export async function eventually(assertion: () => void | Promise<void>): Promise<void> {
  const end = Date.now() + 5_000
  for (;;) {
    try {
      return await assertion()
    } catch (error) {
      if (Date.now() > end) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
