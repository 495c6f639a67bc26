import { once } from 'node:events'
import { connect } from 'node:net'

/**
 * Writes bytes to a server over one connection, all of them before anything is read, and gives everything that came back
 * until the server closed it, or for `quietMs` milliseconds nothing more.
 */
export async function rawRequest(
  url: string,
  parts: readonly (string | Uint8Array)[],
  quietMs = 300,
): Promise<string> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  let received = ''
  socket.pause()
  socket.on('error', () => {})
  const closed = new Promise((resolve) => {
    socket.once('close', resolve)
  })
  for (const part of parts) {
    if (!socket.write(part))
      await Promise.race([
        new Promise((resolve) => {
          socket.once('drain', resolve)
        }),
        closed,
      ])
  }
  await new Promise<void>((resolve) => {
    const quiet = setTimeout(resolve, quietMs)
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString('latin1')
      quiet.refresh()
    })
    void closed.then(() => {
      clearTimeout(quiet)
      resolve()
    })
    socket.resume()
  })
  socket.destroy()
  return received
}

/** The status codes in what came back, one for each answer. */
export function statusesIn(received: string): number[] {
  return [...received.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status))
}
