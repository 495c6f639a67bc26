/**
 * Under `npm run`: when npm is killed so hard that it cannot pass a signal on, stops this process as SIGTERM would,
 * instead of leaving a server behind that holds the port and the database.
 */
export function stopWithNpm() {
  if (!process.env.npm_lifecycle_event) return
  const npm = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === npm) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 250)
  watch.unref()
}
