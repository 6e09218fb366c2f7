import type { AwsProtocol } from '../aws-service.ts';
import { jsonProtocol } from './json-protocol.ts';
import type { Protocol } from './protocol.ts';
import { queryProtocol } from './query-protocol.ts';
import { restJsonProtocol } from './rest-json-protocol.ts';

export const protocolOf = (spoken: AwsProtocol): Protocol => {
  switch (spoken.kind) {
    case 'json':
      return jsonProtocol(spoken.version);
    case 'query':
      return queryProtocol(spoken.xmlNamespace);
    case 'rest-json':
      return restJsonProtocol(spoken.routes);
    default:
      return spoken satisfies never;
  }
};
