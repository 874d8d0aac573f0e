/**
 * The most a package may hold, in bytes, so that reading one never takes more than a few times that of memory. 100,000 rows
 * of prose with two translations are 57 million.
 */
export const packageLimits = {
  content: 128 * 2 ** 20,
  manifest: 2 ** 20,
  /** The whole file; what cannot be compressed grows a little. */
  file: 130 * 2 ** 20,
};

/** How often the passphrase is hashed: what OWASP asks of PBKDF2-HMAC-SHA256 (Password Storage Cheat Sheet, 2023). */
export const derivationRounds = 600_000;

/** The files of a package. The manifest is the first of two in every version of the format. */
export const partNames = {
  manifest: 'manifest.json',
  content: 'content.json',
  /** In place of the content: a whole package, locked. */
  locked: 'package.locked',
} as const;
