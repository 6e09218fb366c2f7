/** Whose key signed a request, and for which service. */
export type CredentialScope = { accessKeyId: string; service: string };

const CREDENTIAL = /^AWS4-HMAC-SHA256 Credential=([^/,\s]+)\/\d{8}\/[^/]+\/([a-z0-9-]+)\/aws4_request/;

/** Reads the credential scope of a Signature Version 4 header. The signature itself is not checked: nobody else is on this machine's loopback. */
export const readCredentialScope = (authorization: string | undefined): CredentialScope | undefined => {
  const [, accessKeyId, service] = CREDENTIAL.exec(authorization ?? '') ?? [];
  return accessKeyId && service ? { accessKeyId, service } : undefined;
};
