/** The nonce under which this page may add style elements (the page's policy allows no others); '' when it has none. */
export const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** Lets the libraries that add style elements know the nonce: the scroll lock of dialogs reads it under this name. */
export const lendNonce = (): void => {
  const nonce = styleNonce();
  if (nonce !== '') Object.defineProperty(window, '__webpack_nonce__', { value: nonce });
};
