import { readFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { endianness } from 'node:os';

/** One end of a connection: an IPv4 address in dots, and a port. */
export type End = { readonly address: string; readonly port: number };

/** The state ESTABLISHED of the kernel's tables (include/net/tcp_states.h). */
const established = '01';

/** An address as /proc/net/tcp writes it: the bytes of IPv4 as one number of the machine's byte order, in hexadecimal. */
const hexOf = ({ address, port }: End, bigEndian: boolean): string => {
  const bytes = address.split('.').map((byte) => Number(byte).toString(16).padStart(2, '0'));
  const ordered = bigEndian ? bytes : bytes.toReversed();
  return `${ordered.join('')}:${port.toString(16).padStart(4, '0')}`.toUpperCase();
};

/** The same in /proc/net/tcp6: an IPv4 address mapped into IPv6 (::ffff:a.b.c.d), four numbers of the machine's byte order. */
const mappedPrefix = (bigEndian: boolean): string => `0000000000000000${bigEndian ? '0000FFFF' : 'FFFF0000'}`;

/**
 * The user id of the program at the other end of a connection on this machine, by the kernel's tables (proc_pid_net(5)): the row whose local end is
 * `peer` and whose remote end is `own`. Null when there is none. Only established connections count: the kernel writes user 0 for a socket
 * whose program has let go of it. Linear in the length of the tables.
 */
export const uidOfPeer = (
  tables: readonly string[],
  peer: End,
  own: End,
  bigEndian = endianness() === 'BE',
): number | null => {
  const [from, to] = [hexOf(peer, bigEndian), hexOf(own, bigEndian)];
  const prefix = mappedPrefix(bigEndian);
  for (const line of tables.flatMap((table) => table.split('\n'))) {
    const [, local, remote, state, , , , uid] = line.trim().split(/\s+/);
    if (state !== established || uid === undefined || !/^\d+$/.test(uid)) continue;
    if (local === from && remote === to) return Number(uid);
    if (local === prefix + from && remote === prefix + to) return Number(uid);
  }
  return null;
};

/** A table of the kernel; empty where the machine has none, as one without IPv6. */
const tableAt = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

const uidOf = (socket: Socket): number | null => {
  const { remoteAddress, remotePort, localAddress, localPort } = socket;
  if (remoteAddress === undefined || remotePort === undefined) return null;
  if (localAddress === undefined || localPort === undefined) return null;
  const peer = { address: remoteAddress, port: remotePort };
  const own = { address: localAddress, port: localPort };
  // To write one takes the kernel milliseconds, however few connections there are: the second one only where it is needed.
  return (
    uidOfPeer([tableAt('/proc/net/tcp')], peer, own) ?? uidOfPeer([tableAt('/proc/net/tcp6')], peer, own)
  );
};

/** Whether a connection comes from this user. */
export type AdmitPeer = (socket: Socket) => boolean;

/**
 * Finds out, by a connection to itself, whether this system tells who is at the other end of one. Where it does (Linux), the answer admits this user
 * and root, who can read everything anyway and whom the relay of WSL runs as; a connection of nobody known is refused. Elsewhere
 * (macOS, Windows) everybody is admitted, and only the token and the key protect.
 */
export const openPeerCheck = async (): Promise<AdmitPeer> => {
  const own = process.getuid?.();
  if (own === undefined) return () => true;
  const tells = await new Promise<boolean>((resolve) => {
    const server = createServer((socket) => {
      resolve(uidOf(socket) === own);
      socket.destroy();
      server.close();
    });
    server.once('error', () => resolve(false));
    server.listen({ host: '127.0.0.1', port: 0 }, () => {
      const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
      socket.on('error', () => resolve(false));
    });
  });
  if (!tells) return () => true;
  return (socket) => {
    const uid = uidOf(socket);
    return uid === own || uid === 0;
  };
};
