/**
 * The name that a person knows a text by, from its reference: the keys that lead to it (a pointer, RFC 6901), with dots between, or the
 * name of its cell as it is.
 */
export const keyName = (ref: string): string =>
  ref.startsWith('/')
    ? ref
        .slice(1)
        .split('/')
        .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
        .join('.')
    : ref;
