/** C0 controls except tab and newline, DEL, C1, halves of surrogate pairs, U+FFFE and U+FFFF: XML 1.0 (section 2.2) and HTML refuse or discourage them. */
const unwritable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufdd0-\ufdef\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const loneHalf = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const symbolOf = (char: string): string => {
  const code = char.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code); // Control Pictures: ␀ … ␟
  return code === 0x7f ? '␡' : '\ufffd';
};

/** Makes what XML and HTML cannot hold visible, and counts how often it had to. */
export const symbolWriter = () => {
  let count = 0;
  return {
    /** For plain text, which holds everything but halves of surrogate pairs. */
    wellFormed: (text: string): string =>
      text.replace(loneHalf, () => {
        count++;
        return '\ufffd';
      }),
    /** For XML and HTML. */
    visible: (text: string): string =>
      text.replace(unwritable, (char) => {
        count++;
        return symbolOf(char);
      }),
    count: (): number => count,
  };
};

export type SymbolWriter = ReturnType<typeof symbolWriter>;

const named: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\r': '&#13;',
};

/** Escapes text for an element or a quoted attribute of XML or HTML. */
export const escapeMarkup = (text: string): string =>
  text.replace(/[&<>"'\r]/g, (char) => named[char] ?? char);
