import { createContext, useContext, useLayoutEffect } from 'react';

/** Calls the open sheet otherwise than its feature does; null: by that again. */
export const SheetTitle = createContext<(titleKey: string | null) => void>(() => undefined);

/** What the sheet is called while this is shown in it: a place of a sheet that has a name of its own. */
export const useSheetTitle = (titleKey: string): void => {
  const call = useContext(SheetTitle);
  useLayoutEffect(() => {
    call(titleKey);
    return () => call(null);
  }, [call, titleKey]);
};
