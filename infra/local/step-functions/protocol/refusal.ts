/** A request that the service refuses: answered with status 400, the exception's name and its message. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}
