/** A refusal as AWS words it: `code` is the exception's name as the SDK raises it, `fields` are its further members. */
export class AwsError extends Error {
  override readonly name = 'AwsError';
  readonly code: string;
  readonly status: number;
  readonly fields: Record<string, unknown>;

  constructor(code: string, message: string, status = 400, fields: Record<string, unknown> = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.fields = fields;
  }
}

/** The call was carried out and its answer never arrives: the connection ends without a byte. */
export class AnswerLost extends Error {
  override readonly name = 'AnswerLost';
}

export const unknownOperation = (service: string, action: string): AwsError =>
  new AwsError('UnknownOperationException', `the twin has no ${service}:${action}`);
