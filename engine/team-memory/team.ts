import type { TeamMemory } from '#api/team-memory.ts';
import { memoryKey } from '#core/memory/index.ts';
import { fail, ok, type Failure, type Result } from '#core/model/index.ts';
import type { Clock } from '../clock.ts';
import type { TeamUnit } from '../store/team-units-repository.ts';
import type { TeamAddress } from './address.ts';
import type { KeptUnits } from './kept.ts';
import { codeOf } from './link.ts';
import { alikeOn, mayWrite, partsOn, putOn, searchOn, stateOn, type ServerState } from './server-units.ts';
import type { Session } from './session.ts';

/** Milliseconds a look-up waits for the server; then what is kept here is told, and the rest when it comes. */
const patience = 300;
/** Answers that are remembered, and for how long (milliseconds). */
const mostRecent = 200;
const freshness = 60_000;
/** Units that are sent at a time. */
const sentAtOnce = 100;
/** Milliseconds after which sending is tried again: the first time, and at most. */
const firstRetry = 5000;
const longestRetry = 60_000;
/** Milliseconds in which units that were used are gathered, before they are kept. */
const gathering = 5000;

type AlikeTeamUnit = { readonly unit: TeamUnit; readonly similarity: number };

type TeamStatus = {
  readonly link: TeamMemory['link'];
  /** Whether units may be added, as the server said last; null while nobody has asked. */
  readonly writes: boolean | null;
  /** Units that wait to be sent, and those that the server would not take. */
  readonly waiting: number;
  readonly refused: number;
  readonly failure: Failure | null;
};

/** A team's memory: what the server has and, without it, what is kept here. */
export type Team = {
  readonly address: TeamAddress;
  readonly status: () => TeamStatus;
  /** What is like a text; of what is kept here when the server does not answer in time. `changed` is called when it answers later. */
  readonly alike: (text: string, least: number, most: number) => Promise<readonly AlikeTeamUnit[]>;
  readonly parts: (text: string, most: number) => Promise<readonly TeamUnit[]>;
  readonly search: (part: string, most: number) => Promise<Result<readonly TeamUnit[]>>;
  readonly count: () => Promise<Result<ServerState>>;
  /** Keeps units here, to be sent when that is possible: done when they are on this machine's disk. */
  readonly add: (units: readonly TeamUnit[]) => Result<null>;
  /** Sends what waits; answers when nothing waits any more, or why something does. */
  readonly send: () => Promise<Result<null>>;
  /** Tries to connect now. */
  readonly reach: () => Promise<Result<null>>;
  readonly close: () => void;
};

export type TeamServices = {
  readonly address: TeamAddress;
  readonly kept: KeptUnits;
  /** One for look-ups and one for sending, so that neither waits for the other. */
  readonly sessions: { readonly reading: Session; readonly writing: Session };
  readonly clock: Clock;
  /** Something is known now that was not when it was asked for, or stands otherwise. */
  readonly changed: (what: 'answers' | 'status') => void;
};

/** An answer in time, or null. */
const within = async <T>(clock: Clock, milliseconds: number, answer: Promise<T>): Promise<T | null> => {
  let stop: () => void = () => undefined;
  const late = new Promise<null>((resolve) => {
    stop = clock.later(milliseconds, () => resolve(null));
  });
  const first = await Promise.race([answer, late]);
  stop();
  return first;
};

/** Whether the server will not take what it was given, however often it is sent: a wrong value, a broken rule, a limit. */
const isRefusal = (error: unknown): boolean => /^(?:22|23|54)/.test(codeOf(error));

type Answer = { readonly at: number; readonly found: readonly AlikeTeamUnit[] };

/** Look-ups in what is kept here. */
const createLocalLookups = (kept: KeptUnits) => {
  const here = async (text: string, least: number, most: number): Promise<readonly AlikeTeamUnit[]> => {
    const { index, units } = await kept.index();
    return index.alike(text, least, most).flatMap(({ id, similarity }) => {
      const unit = units[id];
      return unit === undefined ? [] : [{ unit, similarity }];
    });
  };
  /** What waits to be sent is a part of the memory too, though the server does not know of it. */
  const withWaiting = async (
    found: readonly AlikeTeamUnit[],
    text: string,
    least: number,
    most: number,
  ): Promise<readonly AlikeTeamUnit[]> => {
    if (kept.counts().waiting === 0) return found;
    const isKnown = ({ unit, author, at }: TeamUnit): boolean =>
      found.some(({ unit: on }) => on.unit === unit && on.author === author && (on.at ?? '') >= (at ?? ''));
    const own = (await here(text, least, most)).filter(({ unit }) => unit.writer === '' && !isKnown(unit));
    return [...found, ...own].toSorted((a, b) => b.similarity - a.similarity).slice(0, most);
  };
  return { here, withWaiting };
};

/** Look-ups of a memory: those of the server one after another, of which only the newest waits. */
const createLookups = ({ kept, sessions: { reading }, clock, changed }: TeamServices) => {
  const recent = new Map<string, Answer>();
  const used = new Map<string, TeamUnit>();
  let stopGathering: (() => void) | null = null;
  let running: Promise<unknown> = Promise.resolve();
  let newest = 0;
  const flush = (): void => {
    stopGathering?.();
    stopGathering = null;
    if (used.size > 0) kept.noteUsed([...used.values()]);
    used.clear();
  };
  const note = (units: readonly TeamUnit[]): void => {
    for (const unit of units) used.set(`${unit.id} ${unit.at}`, unit);
    stopGathering ??= clock.later(gathering, flush);
  };
  const ask = async (
    key: string,
    text: string,
    least: number,
    most: number,
  ): Promise<readonly AlikeTeamUnit[] | null> => {
    const own = (newest += 1);
    const before = running;
    const asked = (async () => {
      await before;
      // Somebody has gone on to another text while this one waited.
      if (own !== newest) return null;
      const found = await reading.use((link) => alikeOn(link, text, least, most));
      if (!found.ok) return null;
      recent.delete(key);
      recent.set(key, { at: clock.now().getTime(), found: found.value });
      const [oldest] = recent.keys();
      if (recent.size > mostRecent && oldest !== undefined) recent.delete(oldest);
      note(found.value.map(({ unit }) => unit));
      return found.value;
    })();
    running = asked.catch(() => undefined);
    return asked;
  };
  const { here, withWaiting } = createLocalLookups(kept);
  const tellLate = async (asked: ReturnType<typeof ask>, wasDown: boolean): Promise<void> => {
    const late = await asked;
    if (late !== null) changed('answers');
    else if (!wasDown && reading.failure() !== null) changed('status');
  };
  return {
    flush,
    forget: () => recent.clear(),
    here,
    alike: async (text: string, least: number, most: number): Promise<readonly AlikeTeamUnit[]> => {
      const key = JSON.stringify([memoryKey(text), least, most]);
      const known = recent.get(key);
      if (known !== undefined && clock.now().getTime() - known.at < freshness)
        return withWaiting(known.found, text, least, most);
      const wasDown = reading.failure() !== null;
      const asked = ask(key, text, least, most);
      const found = await within(clock, patience, asked);
      if (found !== null) {
        if (wasDown) changed('status');
        return withWaiting(found, text, least, most);
      }
      void tellLate(asked, wasDown);
      return here(text, least, most);
    },
  };
};

/** Sends what waits, in its order, in portions of which each is stored whole or not at all. */
const createSender = (
  { kept, sessions: { writing }, clock, changed }: TeamServices,
  /** The server knows more than it did when it last answered. */
  sent: () => void,
) => {
  let sending: Promise<Result<null>> | null = null;
  let stopRetry: (() => void) | null = null;
  let wait = firstRetry;
  let isClosed = false;
  const sendOne = async (units: ReturnType<KeptUnits['waiting']>): Promise<Result<null>> => {
    let refusal: unknown = null;
    const done = await writing.use(async (link) => {
      try {
        await putOn(
          link,
          units.map(({ unit }) => unit),
        );
      } catch (error) {
        if (!isRefusal(error)) throw error;
        refusal = error;
      }
    });
    if (!done.ok) return done;
    if (refusal === null) return kept.sent(units.map(({ id }) => id));
    const [only] = units;
    if (units.length === 1 && only !== undefined)
      return kept.refuse(only.id, refusal instanceof Error ? refusal.message : '');
    for (const unit of units) {
      const alone = await sendOne([unit]);
      if (!alone.ok) return alone;
    }
    return ok(null);
  };
  const sendAll = async (): Promise<Result<null>> => {
    for (;;) {
      if (isClosed) return fail('job.cancelled');
      const units = kept.waiting(sentAtOnce);
      if (units.length === 0) return ok(null);
      const done = await sendOne(units);
      if (!done.ok) return done;
      sent();
      changed('status');
    }
  };
  const retryLater = (): void => {
    stopRetry ??= clock.later(wait, () => {
      stopRetry = null;
      writing.retry();
      void send();
    });
    wait = Math.min(longestRetry, wait * 2);
  };
  const send = (): Promise<Result<null>> => {
    sending ??= (async () => {
      const done = await sendAll();
      sending = null;
      if (done.ok) wait = firstRetry;
      else if (!isClosed) {
        changed('status');
        retryLater();
      }
      return done;
    })();
    return sending;
  };
  return {
    send,
    close: () => {
      isClosed = true;
      stopRetry?.();
    },
  };
};

/** Whether whoever is logged in may add units; asked once a connection stands. */
const rightsOf = (session: Session): Promise<Result<boolean>> => session.use(mayWrite);

export const createTeam = (services: TeamServices, knownWrites: boolean | null): Team => {
  const { address, kept, sessions, changed } = services;
  const { reading, writing } = sessions;
  const lookups = createLookups(services);
  const sender = createSender(services, lookups.forget);
  let writes = knownWrites;
  let isReaching = false;
  let isClosed = false;
  return {
    address,
    status: () => {
      const failure = reading.failure() ?? writing.failure();
      // Without a failure nobody has asked for anything yet.
      const closed = isReaching ? 'connecting' : failure === null ? 'idle' : 'offline';
      return { link: reading.isOpen() ? 'connected' : closed, writes, ...kept.counts(), failure };
    },
    alike: lookups.alike,
    parts: async (text, most) => {
      const found = await within(
        services.clock,
        patience,
        reading.use((link) => partsOn(link, text, most)),
      );
      return found?.ok === true ? found.value : [];
    },
    search: (part, most) => reading.use((link) => searchOn(link, part, most)),
    count: () => reading.use(stateOn),
    add: (units) => {
      const queued = kept.queue(units);
      lookups.forget();
      if (queued.ok) void sender.send();
      return queued;
    },
    send: () => {
      writing.retry();
      return sender.send();
    },
    reach: async () => {
      isReaching = true;
      reading.retry();
      const rights = await rightsOf(reading);
      isReaching = false;
      if (rights.ok) writes = rights.value;
      changed('status');
      return rights.ok ? ok(null) : rights;
    },
    close: () => {
      if (isClosed) return;
      isClosed = true;
      lookups.flush();
      sender.close();
      reading.close();
      writing.close();
      kept.close();
    },
  };
};
