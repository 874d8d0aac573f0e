import { createCipheriv, createDecipheriv, pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type { PackageLock } from '#core/review/package.ts';
import { takeTurns } from '../../turns.ts';

const cipherName = 'aes-256-gcm';
const [keyLength, tagLength] = [32, 16];
/** Bytes that are locked or unlocked in one go. */
const stretch = 2 ** 20;

/** On another thread: it takes most of a second. The same passphrase typed on another system may be composed otherwise, hence NFC. */
const keyOf = (passphrase: string, { salt, iterations }: PackageLock): Promise<Buffer> =>
  promisify(pbkdf2)(passphrase.normalize('NFC'), Buffer.from(salt, 'hex'), iterations, keyLength, 'sha256');

/** A lock that has never been used. */
export const newLock = (iterations: number): PackageLock => ({
  cipher: 'AES-256-GCM',
  derivation: 'PBKDF2-SHA-256',
  iterations,
  salt: randomBytes(16).toString('hex'),
  nonce: randomBytes(12).toString('hex'),
});

type Update = { update: (bytes: Uint8Array) => Buffer };

/** Runs bytes through a cipher, giving way to others. */
const through = async (cipher: Update, bytes: Uint8Array): Promise<Buffer[]> => {
  const turn = takeTurns();
  const made: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += stretch) {
    made.push(cipher.update(bytes.subarray(at, at + stretch)));
    await turn();
  }
  return made;
};

/** `bytes` locked, then the tag by which any change of them or of `header` is known. */
export const locked = async (
  bytes: Uint8Array,
  header: Uint8Array,
  passphrase: string,
  lock: PackageLock,
): Promise<Buffer<ArrayBuffer>> => {
  const key = await keyOf(passphrase, lock);
  const cipher = createCipheriv(cipherName, key, Buffer.from(lock.nonce, 'hex'), {
    authTagLength: tagLength,
  });
  cipher.setAAD(header);
  return Buffer.concat([...(await through(cipher, bytes)), cipher.final(), cipher.getAuthTag()]);
};

/** What was locked; null when the passphrase is another, or one bit of it or of `header` is. Which of them nobody can know. */
export const unlocked = async (
  sealed: Uint8Array,
  header: Uint8Array,
  passphrase: string,
  lock: PackageLock,
): Promise<Buffer | null> => {
  if (sealed.length < tagLength) return null;
  const key = await keyOf(passphrase, lock);
  const cipher = createDecipheriv(cipherName, key, Buffer.from(lock.nonce, 'hex'), {
    authTagLength: tagLength,
  });
  cipher.setAAD(header);
  cipher.setAuthTag(sealed.subarray(-tagLength));
  const made = await through(cipher, sealed.subarray(0, -tagLength));
  try {
    return Buffer.concat([...made, cipher.final()]);
  } catch {
    return null;
  }
};
