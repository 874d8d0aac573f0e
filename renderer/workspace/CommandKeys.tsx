import { Kbd } from '../ui/Kbd.tsx';
import { useKey } from './commands.ts';

/** The keys of a command beside its words; nothing where it has none. */
export const CommandKeys = ({ id }: { readonly id: string }) => {
  const keys = useKey(id);
  return keys === undefined ? null : <Kbd keys={keys} />;
};
