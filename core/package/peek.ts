import { Inflate } from 'fflate';

const fileMark = 0x04034b50;

/**
 * The first bytes of a file in a zip, from the first bytes of the zip alone, at most `most` of them: a directory stands at the end, which
 * is not there yet. Null when the file does not begin within `head`. Only for guessing what the zip is: nothing of it is
 * checked.
 */
export const peekPart = (head: Uint8Array, name: string, most: number): Uint8Array | null => {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const wanted = Array.from(name, (char) => char.charCodeAt(0));
  const slash = (code: number | undefined): number | undefined => (code === 0x5c ? 0x2f : code);
  for (let at = 0; at + 30 + wanted.length <= head.length; at += 1) {
    if (head[at] !== 0x50 || view.getUint32(at, true) !== fileMark) continue;
    if (view.getUint16(at + 26, true) !== wanted.length) continue;
    if (wanted.some((code, n) => slash(head[at + 30 + n]) !== code)) continue;
    const from = at + 30 + wanted.length + view.getUint16(at + 28, true);
    const data = head.subarray(from);
    if (view.getUint16(at + 8, true) === 0) return data.subarray(0, most);
    const pieces: Uint8Array[] = [];
    let length = 0;
    const inflater = new Inflate((piece) => {
      pieces.push(piece.subarray(0, Math.max(0, most - length)));
      length += piece.length;
    });
    try {
      for (let to = 0; to < data.length; to += 4096) {
        inflater.push(data.subarray(to, to + 4096));
        if (length >= most) break;
      }
    } catch {
      // What comes after the file is no deflate: what came before is what was asked for.
    }
    const all = new Uint8Array(Math.min(length, most));
    let done = 0;
    for (const piece of pieces) {
      all.set(piece, done);
      done += piece.length;
    }
    return all;
  }
  return null;
};
