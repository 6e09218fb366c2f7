import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import { keptFile } from '../kept-file.ts';
import type { Declaration, Declared } from '../template/declaration.ts';
import type { SecretProperties } from '../template/resources/settings.ts';

export type Secret = { arn: string; name: string; value: string };

/** The secrets that the templates declare, each made once per store. */
export const keptSecrets = async (declaration: Declaration, folder?: string): Promise<Secret[]> =>
  Promise.all(
    declaration.all('AWS::SecretsManager::Secret').map(async (declared) => {
      const { arn, name } = declared;
      const make = async (): Promise<string> => madeSecret(declared);
      const value = folder ? await keptFile(fileOf(folder, name), make) : await make();
      return { arn, name, value: value.toString() };
    }),
  );

const fileOf = (folder: string, name: string): string =>
  path.join(folder, 'secrets', encodeURIComponent(name));

const madeSecret = ({ properties }: Declared<SecretProperties>): string => {
  if (properties.SecretString !== undefined) return properties.SecretString;
  const {
    PasswordLength = 32,
    SecretStringTemplate,
    GenerateStringKey,
  } = properties.GenerateSecretString ?? {};
  const password = randomBytes(PasswordLength).toString('hex').slice(0, PasswordLength);
  if (!GenerateStringKey) return password;
  const template = z.record(z.string(), z.unknown()).parse(JSON.parse(SecretStringTemplate ?? '{}'));
  return JSON.stringify({ ...template, [GenerateStringKey]: password });
};
