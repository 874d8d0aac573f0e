import { fail, type Result } from '#core/model/index.ts';
import { contract } from './contract.ts';
import type { Call, CallRules } from './define.ts';
import type { Invoke } from './wire.ts';

/** A call of the contract with input that has been checked. */
export type CheckedCall = {
  readonly feature: string;
  readonly method: string;
  readonly rules: CallRules;
  readonly input: unknown;
  /** The path of the project it is meant for; null for the one that is open. */
  readonly meant: string | null;
};

const isCall = (value: unknown): value is Call =>
  typeof value === 'object' && value !== null && 'input' in value;

/** The call of this name, or null when the contract has none. */
export const callOf = (feature: string, method: string): Call | null => {
  const calls: unknown = Object.hasOwn(contract, feature) ? contract[feature as keyof typeof contract] : null;
  if (typeof calls !== 'object' || calls === null || !Object.hasOwn(calls, method)) return null;
  const found: unknown = (calls as Record<string, unknown>)[method];
  return isCall(found) ? found : null;
};

/**
 * Wraps the engine's handlers: unknown names and bad input become `input.invalid`, a thrown error becomes
 * `internal`. `run` receives checked input only. `report` hears of thrown errors, for the log.
 */
export const createInvoke =
  (
    run: (call: CheckedCall) => Result<unknown> | Promise<Result<unknown>>,
    report: (error: unknown) => void,
  ): Invoke =>
  async (feature, method, input, meant) => {
    const found = callOf(feature, method);
    if (found === null) return fail('input.invalid', { detail: `${feature}.${method}` });
    // What comes over a wire is of any type.
    if (meant !== undefined && meant !== null && typeof meant !== 'string') {
      return fail('input.invalid', { detail: `${feature}.${method}: project` });
    }
    const checked = found.input.safeParse(input);
    if (!checked.success) {
      const issue = checked.error.issues[0];
      return fail('input.invalid', {
        detail: `${feature}.${method}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
      });
    }
    try {
      return await run({ feature, method, rules: found.rules, input: checked.data, meant: meant ?? null });
    } catch (error) {
      report(error);
      return fail('internal', { detail: error instanceof Error ? error.message : String(error) });
    }
  };
