/**
 * `node attached.mjs <pid> <command> …`: runs the command for as long as the process with that id lives. When a set-up
 * is killed, its installation or build must not go on beside the next one.
 */
import { spawn } from 'node:child_process'

const [parent, command, ...args] = process.argv.slice(2)
const child = spawn(command, args, {
  stdio: 'inherit',
  shell: process.platform === 'win32' && command === 'npm',
})
setInterval(() => {
  if (process.ppid !== Number(parent)) child.kill('SIGKILL')
}, 250).unref()
process.on('SIGTERM', (signal) => child.kill(signal)).on('SIGINT', (signal) => child.kill(signal))
child.once('error', ({ message }) => process.stderr.write(`${message}\n`))
child.once('close', (code, signal) => process.exit(signal || code < 0 ? 1 : code))
