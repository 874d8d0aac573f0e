import { fail, ok, type Failure, type Result } from '#core/model/index.ts';
import type { Clock } from '../clock.ts';
import type { TeamAddress } from './address.ts';
import { connectTo, teamFailure } from './connect.ts';
import { checkSchema, enterMemory } from './schema.ts';
import type { Link } from './link.ts';

/** How one connects; tests bring another way. */
export type Connect = (
  address: TeamAddress,
  password: string | null,
  how?: { readonly isPatient?: boolean },
) => Promise<Result<Link>>;

export type SessionOptions = {
  readonly address: TeamAddress;
  readonly password: () => Promise<string | null>;
  readonly clock: Clock;
  readonly connect?: Connect;
};

/** A connection that is made when it is first needed, and again after it was lost, but not in vain at every question. */
export type Session = {
  readonly link: () => Promise<Result<Link>>;
  /** Does something with the connection; an error of it, or of the server, is a failure. */
  readonly use: <T>(work: (link: Link) => Promise<T>) => Promise<Result<T>>;
  /** What went wrong last, until something goes well. */
  readonly failure: () => Failure | null;
  readonly isOpen: () => boolean;
  /** The next question connects at once. */
  readonly retry: () => void;
  readonly close: () => void;
};

/** Milliseconds after a failure in which nobody tries again. */
const pause = 15_000;

/** Connects, checks the schema and makes names mean those of the memory. */
const opened = async ({ address, password, connect = connectTo }: SessionOptions): Promise<Result<Link>> => {
  const link = await connect(address, await password());
  if (!link.ok) return link;
  try {
    const checked = await checkSchema(link.value, address.memory, address.host);
    if (!checked.ok) {
      link.value.close();
      return checked;
    }
    await enterMemory(link.value, address.memory);
    return link;
  } catch (error) {
    link.value.close();
    return { ok: false, error: teamFailure(error, address) };
  }
};

export const createSession = (options: SessionOptions): Session => {
  const { address, clock } = options;
  let link: Link | null = null;
  let opening: Promise<Result<Link>> | null = null;
  let failure: Failure | null = null;
  let notBefore = 0;
  let isClosed = false;
  const failed = (error: Failure): void => {
    failure = error;
    notBefore = clock.now().getTime() + pause;
  };
  const open = async (): Promise<Result<Link>> => {
    const made = await opened(options);
    opening = null;
    if (!made.ok) {
      failed(made.error);
      return made;
    }
    if (isClosed) {
      made.value.close();
      return fail('team.unreachable', { host: address.host, detail: '' });
    }
    link = made.value;
    failure = null;
    return made;
  };
  const current = async (): Promise<Result<Link>> => {
    if (link?.isOpen() === true) return ok(link);
    if (opening !== null) return opening;
    if (failure !== null && clock.now().getTime() < notBefore) return { ok: false, error: failure };
    opening = open();
    return opening;
  };
  return {
    link: current,
    use: async (work) => {
      const found = await current();
      if (!found.ok) return found;
      try {
        const done = await work(found.value);
        failure = null;
        return ok(done);
      } catch (error) {
        const what = teamFailure(error, address);
        // What the server said in an answer leaves the connection as it is; anything else may have left half an answer in it.
        if (!isAnswer(error)) found.value.close();
        failed(what);
        if (found.value.isOpen()) notBefore = 0;
        return { ok: false, error: what };
      }
    },
    failure: () => failure,
    isOpen: () => link?.isOpen() === true,
    retry: () => {
      notBefore = 0;
    },
    close: () => {
      isClosed = true;
      link?.close();
    },
  };
};

/** Whether an error is what a server said of a statement, by its SQLSTATE, and not that the connection has ended. */
const isAnswer = (error: unknown): boolean => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return /^[0-9A-Z]{5}$/.test(code) && !/^(?:08|57P)/.test(code) && !/^E[A-Z]{4}$/.test(code);
};
