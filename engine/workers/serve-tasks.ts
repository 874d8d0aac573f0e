import { getHeapStatistics } from 'node:v8';
import { parentPort, receiveMessageOnPort } from 'node:worker_threads';
import type { Result } from '#core/model/index.ts';
import { answersSoFar, isCancelled, waitForAnswer, waitForRoom, type Control } from './control.ts';
import type { Desk, FromWorker, TaskCode, TaskTypes, ToWorker } from './task.ts';

type AnyTask = TaskCode<TaskTypes>;

/** What each kind of task does, loaded when it is first asked for. That orders are of its type the kind sees to (`taskKind`). */
export type Tasks = Readonly<Record<string, () => Promise<unknown>>>;

const say = (message: FromWorker, moved: ArrayBuffer[] = []): void => parentPort?.postMessage(message, moved);

const megabyte = 1_048_576;
const heapNow = (): number => Math.round(getHeapStatistics().used_heap_size / megabyte);

/** What was given to the task that runs and not yet taken, and who waits for more. */
let given: unknown[] = [];
let wake = (): void => undefined;

async function* takeGiven(): AsyncGenerator {
  for (;;) {
    const pending = given;
    given = [];
    yield* pending;
    if (given.length === 0) await new Promise<void>((resolve) => (wake = resolve));
  }
}

const deskFor = (control: Control, move: Desk<TaskTypes>['move']): Desk<TaskTypes> => ({
  say: (value) => say({ is: 'said', value }),
  hand: (value) => {
    waitForRoom(control);
    say({ is: 'said', value });
  },
  isCancelled: () => isCancelled(control),
  ask: (value) => {
    const before = answersSoFar(control);
    if (isCancelled(control)) return undefined;
    say({ is: 'asked', value });
    waitForAnswer(control, before);
    if (parentPort === null) return undefined;
    const answer = receiveMessageOnPort(parentPort)?.message as ToWorker | undefined;
    return answer?.is === 'tell' ? answer.value : undefined;
  },
  given: takeGiven,
  move,
});

const carryOut = async (
  tasks: Tasks,
  { id, order, control }: Extract<ToWorker, { is: 'run' }>,
): Promise<void> => {
  const load = tasks[id];
  if (load === undefined) throw new Error(`no task ${id}`);
  const run = (await load()) as AnyTask;
  const moved = new Set<ArrayBuffer>();
  const desk = deskFor(control, (buffers) => buffers.forEach((one) => moved.add(one)));
  const result: Result<unknown> = await run(order, desk);
  say({ is: 'end', result, heap: heapNow() }, [...moved]);
};

/**
 * Makes this thread one of the pool: it carries out one task after another, beside the engine, so that none of them ever delays a
 * save. What is thrown ends the thread, and the engine is told.
 */
export const serveTasks = (tasks: Tasks): void => {
  parentPort?.on('message', (message: ToWorker) => {
    if (message.is === 'run') {
      given = [];
      void carryOut(tasks, message);
    } else if (message.is === 'give') {
      given.push(message.value);
      wake();
    }
  });
};
