/**
 * What the shell and the engine's process say to each other besides the contract.
 * A utility process is handed each window's port together with `window`. A plain child process has no ports to be
 * handed, so its shell numbers the windows and relays: `window`, then `message`s both ways, then `gone`.
 */
export type ToEngine =
  | { readonly kind: 'window'; readonly window: number }
  | { readonly kind: 'message'; readonly window: number; readonly message: unknown }
  | { readonly kind: 'gone'; readonly window: number }
  /** The answer to `secret` of the same number; null where the system has no key store. */
  | { readonly kind: 'secret'; readonly id: number; readonly text: string | null }
  /** The answer to `print` of the same number: null when it is done, or what went wrong. */
  | { readonly kind: 'printed'; readonly id: number; readonly fault: string | null }
  | { readonly kind: 'stop' };

export type FromEngine =
  | { readonly kind: 'ready' }
  | { readonly kind: 'message'; readonly window: number; readonly message: unknown }
  /** Asks the shell to lock a text with the system's key store, or to unlock it. */
  | {
      readonly kind: 'secret';
      readonly id: number;
      readonly act: 'seal' | 'unseal';
      readonly text: string;
    }
  /** Asks the shell to print the page of one file into another. */
  | { readonly kind: 'print'; readonly id: number; readonly page: string; readonly pdf: string }
  /** Nobody wants the print of this number any more. */
  | { readonly kind: 'stop-print'; readonly id: number };
