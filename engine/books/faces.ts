import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installation } from '../places.ts';

const wanted = /font-family:\s*["']?Noto Sans [ST]C Variable/u;

/** The font faces in the style sheets of a folder, their addresses as files. */
const facesIn = (folder: string): string => {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.css'))
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').match(/@font-face\s*\{[^}]*\}/gu) ?? [])
      .filter((face) => wanted.test(face))
      .map((face) =>
        face.replaceAll(
          /url\(\s*["']?([^"')]+)["']?\s*\)/gu,
          (_, address: string) =>
            `url("${pathToFileURL(join(folder, address.startsWith('/') ? join('..', address) : address)).href}")`,
        ),
      )
      .join('\n');
  } catch {
    return '';
  }
};

/**
 * The app's own Chinese faces, for machines that have none: those of the system stand before them. '' where the screen was not built.
 */
export const ownFaces = (): string => facesIn(join(installation, 'dist', 'renderer', 'assets'));
