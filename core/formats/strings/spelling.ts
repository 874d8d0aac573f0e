/** How a file writes characters beyond ASCII, where its strings have `\u` escapes for them. */
export type Spelling = {
  readonly ascii: boolean;
  /** Whether the digits of escapes are capitals. */
  readonly upper: boolean;
};

/** `\u` escapes are for what could be written as it is only where nothing is: of control characters they say nothing. */
export const spellingOf = (text: string): Spelling => ({
  ascii: /\\u(?!00[01])[0-9a-fA-F]{4}/.test(text) && !/[^\u0000-\u007f]/.test(text),
  upper: /\\u[0-9A-F]*[A-F]/.test(text) && !/\\u[0-9A-F]*[a-f]/.test(text),
});

/** Characters of a class as `\u` escapes. `beyond` is global. */
export const withEscapes = (text: string, beyond: RegExp, { upper }: Pick<Spelling, 'upper'>): string =>
  text.replaceAll(beyond, (char) =>
    Array.from({ length: char.length }, (_, at) => {
      const code = char.charCodeAt(at).toString(16).padStart(4, '0');
      return `\\u${upper ? code.toUpperCase() : code}`;
    }).join(''),
  );
