import { createContext, use, useState, type ReactNode } from 'react';

const FloatingRoot = createContext<HTMLElement | null>(null);

/** Where menus and tooltips are put: a region of its own at the end of the page, so that screen readers find them in one. Goes round the application once. */
export const FloatingRegion = ({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) => {
  const [root, setRoot] = useState<HTMLElement | null>(null);
  return (
    <FloatingRoot value={root}>
      {children}
      <section ref={setRoot} aria-label={label} />
    </FloatingRoot>
  );
};

/** The element to put floating things into; null lets them go to the end of the page. */
export const useFloatingRoot = (): HTMLElement | null => use(FloatingRoot);
