import { describe, expect, test } from 'vitest';
import { uidOfPeer } from '#web/peer-user.ts';

const head =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode';
const row = (local: string, remote: string, state: string, uid: number): string =>
  `  18: ${local} ${remote} ${state} 00000000:00000000 00:00000000 00000000  ${uid}        0 1080155 2 000000001288025d 20 0 0 10 -1`;

const peer = { address: '127.0.0.1', port: 0xdc2c };
const own = { address: '127.0.0.1', port: 0xb6e5 };
const theirs = row('0100007F:DC2C', '0100007F:B6E5', '01', 1000);
const ours = row('0100007F:B6E5', '0100007F:DC2C', '01', 0);

const found = (...lines: readonly string[]): number | null =>
  uidOfPeer([[head, ...lines, ''].join('\n')], peer, own, false);

describe('the user at the other end of a connection', () => {
  test.each([
    ['is that of the row whose local end is the other end', [ours, theirs], 1000],
    ['is not that of our own row', [ours], null],
    ['is told in any order', [theirs, ours], 1000],
    [
      'is not that of another connection from the same port',
      [row('0100007F:DC2C', '0100007F:0050', '01', 7)],
      null,
    ],
    [
      'is not that of another address of this machine',
      [row('0200007F:DC2C', '0100007F:B6E5', '01', 7)],
      null,
    ],
    ['is root', [row('0100007F:DC2C', '0100007F:B6E5', '01', 0)], 0],
    ['is large', [row('0100007F:DC2C', '0100007F:B6E5', '01', 4294967294)], 4294967294],
    ['is not told of a socket nobody holds any more', [row('0100007F:DC2C', '0100007F:B6E5', '06', 0)], null],
    [
      'is not told of one that was closed with words on their way',
      [row('0100007F:DC2C', '0100007F:B6E5', '04', 0)],
      null,
    ],
    ['is not told by lines that are cut off', ['  18: 0100007F:DC2C 0100007F:B6E5 01'], null],
    ['is not told by nothing', [], null],
    [
      'is told of a connection over IPv6 to the same address',
      [row('0000000000000000FFFF00000100007F:DC2C', '0000000000000000FFFF00000100007F:B6E5', '01', 1000)],
      1000,
    ],
    [
      'is not told by another address of IPv6',
      [row('00000000000000000000000001000000:DC2C', '00000000000000000000000001000000:B6E5', '01', 1000)],
      null,
    ],
  ])('%s', (_, lines, uid) => {
    expect(found(...lines)).toBe(uid);
  });

  test('is found on a machine of the other byte order', () => {
    const table = [head, row('7F000001:DC2C', '7F000001:B6E5', '01', 12)].join('\n');
    expect(uidOfPeer([table], peer, own, true)).toBe(12);
    expect(uidOfPeer([table], peer, own, false)).toBeNull();
    const mapped = row(
      '00000000000000000000FFFF7F000001:DC2C',
      '00000000000000000000FFFF7F000001:B6E5',
      '01',
      12,
    );
    expect(uidOfPeer([mapped], peer, own, true)).toBe(12);
  });
});
