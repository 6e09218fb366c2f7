import { AwsError } from '../aws-error.ts';
import { readJson, writeJson } from './json-body.ts';
import type { Protocol } from './protocol.ts';

/** AWS JSON 1.0 and 1.1: the action stands in `X-Amz-Target`, behind the last dot. */
export const jsonProtocol = (version: '1.0' | '1.1'): Protocol => {
  const headers = { 'content-type': `application/x-amz-json-${version}` };
  return {
    read(request) {
      const target = request.headers['x-amz-target'] ?? '';
      const action = target.slice(target.lastIndexOf('.') + 1);
      if (action === '')
        throw new AwsError('UnknownOperationException', 'the X-Amz-Target header is missing');
      return { action, input: readJson(request.body) };
    },
    answer: (_action, output) => ({ status: 200, headers, body: writeJson(output) }),
    refuse: ({ code, message, status, fields }) => ({
      status,
      headers,
      body: JSON.stringify({ __type: code, message, ...fields }),
    }),
  };
};
