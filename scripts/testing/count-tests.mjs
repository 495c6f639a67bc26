/**
 * What a test run came to: `{passed, failed}`, from the runner's JSON report (null when it wrote none) and its exit
 * code. A file that could not be loaded counts as a failed test, and so does a run that failed or ran nothing without
 * saying which test.
 */
export function countVitest(report, exitCode) {
  const unloaded =
    report?.testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
    ).length ?? 0
  return settle(report?.numPassedTests ?? 0, (report?.numFailedTests ?? 0) + unloaded, exitCode)
}

export function countPlaywright(report, exitCode) {
  const { expected = 0, flaky = 0, unexpected = 0 } = report?.stats ?? {}
  return settle(expected + flaky, unexpected + (report?.errors.length ?? 0), exitCode)
}

function settle(passed, failed, exitCode) {
  const wentWrong = exitCode !== 0 || passed + failed === 0
  return { passed, failed: wentWrong ? Math.max(failed, 1) : failed }
}
