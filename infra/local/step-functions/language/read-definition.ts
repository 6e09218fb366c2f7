import type { StateMachineDefinition } from './definition.ts';
import { isJsonObject, type JsonObject } from './json.ts';
import { jsonFault, placeOf } from './json-fault.ts';
import { type Diagnostic, Findings } from './judge/diagnostic.ts';
import { MACHINE_FIELDS } from './judge/fields.ts';
import { judgeFlow } from './judge/judge-flow.ts';

export type MachineType = 'STANDARD' | 'EXPRESS';

/** A definition that cannot be run as it says; `diagnostics` name each place. */
export class InvalidDefinition extends Error {
  override readonly name = 'InvalidDefinition';
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    const told = diagnostics.map(
      ({ code, message, location }) => `'${code}: ${message}${location ? ` at ${location}` : ''}'`,
    );
    super(`Invalid State Machine Definition: ${told.join(', ')}`);
    this.diagnostics = diagnostics;
  }
}

/** Reads a definition; whatever is not known in it is refused by name, never passed over. */
export const readDefinition = (text: string, type: MachineType): StateMachineDefinition => {
  const value = parsed(text);
  const found = new Findings();
  judgeMachine(value, type, found);
  if (found.all.length > 0) throw new InvalidDefinition(found.all);
  return value as StateMachineDefinition;
};

const parsed = (text: string): JsonObject => {
  const value = json(text);
  if (isJsonObject(value)) return value;
  throw new InvalidDefinition([
    {
      severity: 'ERROR',
      code: 'SCHEMA_VALIDATION_FAILED',
      message: 'Definition must be a valid JSON object',
    },
  ]);
};

const json = (text: string): unknown => {
  if (text.trim() === '') return undefined;
  const fault = jsonFault(text);
  if (!fault) return JSON.parse(text);
  const location = placeOf(text, fault);
  const message = `${fault.message}\n at ${location}`;
  throw new InvalidDefinition([{ severity: 'ERROR', code: 'INVALID_JSON_DESCRIPTION', message, location }]);
};

const judgeMachine = (value: JsonObject, type: MachineType, found: Findings): void => {
  const { QueryLanguage: language, TimeoutSeconds: timeout } = value;
  if (language !== undefined && language !== 'JSONata' && language !== 'JSONPath')
    found.at('QueryLanguage').say(`Value '${String(language)}' is not a query language`);
  if (timeout !== undefined && (typeof timeout !== 'number' || !Number.isInteger(timeout) || timeout <= 0))
    found.at('TimeoutSeconds').say('Expected a positive integer');
  const judging = {
    machineLanguage: language === 'JSONata' ? ('JSONata' as const) : ('JSONPath' as const),
    express: type === 'EXPRESS',
    names: new Set<string>(),
  };
  judgeFlow(value, MACHINE_FIELDS, judging, found);
};
