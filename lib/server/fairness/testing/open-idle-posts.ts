import { connect, type Socket } from 'node:net'

/** Connections that begin a long POST to an address with a signature of the right form, send a byte of it, and stay. */
export function openIdlePosts(
  address: string,
  count: number,
  framing: 'length' | 'chunked',
): Socket[] {
  const { hostname, port, pathname } = new URL(address)
  const announced =
    framing === 'length'
      ? 'content-length: 3145728\r\n\r\n{'
      : 'transfer-encoding: chunked\r\n\r\n1\r\n{\r\n'
  return Array.from({ length: count }, () => {
    const socket = connect(Number(port), hostname)
    socket.on('error', () => {})
    socket.write(
      `POST ${pathname} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nx-hub-signature-256: sha256=${'0'.repeat(64)}\r\n${announced}`,
    )
    return socket
  })
}
