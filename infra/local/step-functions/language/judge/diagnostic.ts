/** One thing that is wrong with a definition, as `ValidateStateMachineDefinition` tells it. */
export type Diagnostic = {
  severity: 'ERROR';
  code:
    | 'SCHEMA_VALIDATION_FAILED'
    | 'INVALID_JSON_DESCRIPTION'
    | 'MISSING_TRANSITION_TARGET'
    | 'DUPLICATE_STATE_NAME';
  message: string;
  location?: string;
};

/** Where findings are written down: `say` for the place itself, `at` for a place inside it. */
export class Findings {
  readonly #found: Diagnostic[];
  readonly path: string;

  constructor(found: Diagnostic[] = [], path = '') {
    this.#found = found;
    this.path = path;
  }

  get all(): readonly Diagnostic[] {
    return this.#found;
  }

  at(step: string | number): Findings {
    return new Findings(
      this.#found,
      typeof step === 'number' ? `${this.path}[${step}]` : `${this.path}/${step}`,
    );
  }

  say(message: string, code: Diagnostic['code'] = 'SCHEMA_VALIDATION_FAILED'): void {
    this.#found.push({ severity: 'ERROR', code, message, location: this.path === '' ? '/' : this.path });
  }
}
