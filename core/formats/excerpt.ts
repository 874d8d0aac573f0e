/** Units (UTF-16) of a line that a finding shows. */
const shownUnits = 60;

/**
 * What a finding shows of a line of a file: what stands round `at` (UTF-16 units), at its end when left out. Control characters, which
 * a terminal would obey, are U+FFFD; `…` stands for nothing at all.
 */
export const excerptOf = (line: string, at: number = line.length): string => {
  const to = Math.min(line.length, Math.max(at + shownUnits / 2, shownUnits));
  const shown = line.slice(Math.max(0, to - shownUnits), to).toWellFormed();
  const plain = shown.replaceAll(/\p{Cc}/gu, (control) => (control === '\t' ? ' ' : '\ufffd')).trim();
  return plain === '' ? '…' : plain;
};
