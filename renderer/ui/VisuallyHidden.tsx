import { VisuallyHidden as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

/** Words for screen readers only. */
export const VisuallyHidden = ({ children }: { readonly children: ReactNode }) => (
  <Radix.Root>{children}</Radix.Root>
);
