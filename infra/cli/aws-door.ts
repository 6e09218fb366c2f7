import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Variables } from '../../shared/runtime/aws-access.ts';
import { awsAccess } from '../../shared/runtime/aws-access.ts';

export type AwsAnswer = { status: number; headers: Headers; body: string };

/** One signed POST to a service of AWS, or to the twin in its place: for the few calls that need no client of their own. */
export type AwsDoor = (
  service: string,
  path: string,
  headers: Record<string, string>,
  body: string,
) => Promise<AwsAnswer>;

/** Reads region, credentials and a set endpoint from the environment, as the functions do. Throws when credentials are absent. */
export const awsDoor = (variables: Variables): AwsDoor => {
  const access = awsAccess(variables);
  return async (service, path, headers, body) => {
    const { region, credentials, endpoint = `https://${service}.${region}.amazonaws.com` } = access(service);
    const url = new URL(path, endpoint);
    const signer = new SignatureV4({ service, region, credentials, sha256: Sha256 });
    const signed = await signer.sign({
      method: 'POST',
      protocol: url.protocol,
      hostname: url.hostname,
      path: url.pathname,
      query: {},
      headers: { ...headers, host: url.host },
      body,
    });
    const answer = await fetch(url, { method: 'POST', headers: signed.headers, body });
    return { status: answer.status, headers: answer.headers, body: await answer.text() };
  };
};

/** The machine's own SHA-256 in the form that the signer asks for. */
class Sha256 {
  readonly #secret: ConstructorParameters<typeof Sha256>[0];
  #state: Hash | Hmac;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#secret = secret;
    this.#state = begin(secret);
  }

  update(chunk: Uint8Array): void {
    this.#state.update(chunk);
  }

  async digest(): Promise<Uint8Array> {
    return this.#state.digest();
  }

  reset(): void {
    this.#state = begin(this.#secret);
  }
}

const begin = (secret: string | ArrayBuffer | ArrayBufferView | undefined): Hash | Hmac =>
  secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));

const bytesOf = (secret: string | ArrayBuffer | ArrayBufferView): Buffer | string => {
  if (typeof secret === 'string') return secret;
  return ArrayBuffer.isView(secret)
    ? Buffer.from(secret.buffer, secret.byteOffset, secret.byteLength)
    : Buffer.from(secret);
};
