import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { TemplateRefused } from './refusal.ts';
import { type StackTemplate, Template } from './template.ts';

const Manifest = z.looseObject({
  artifacts: z.record(
    z.string(),
    z.looseObject({ type: z.string(), properties: z.record(z.string(), z.unknown()).optional() }),
  ),
});
const StackFacts = z.looseObject({ templateFile: z.string(), stackName: z.string().optional() });
const NestedFacts = z.looseObject({ directoryName: z.string() });

/** Where CDK notes the folder that a resource's code is deployed from. */
export const ASSET_METADATA = 'aws:asset:path';

/** The templates of a cloud assembly (`cdk.out`), those of nested stages included, in the manifest's order. */
export const readCloudAssembly = async (directory: string): Promise<StackTemplate[]> => {
  const manifest = Manifest.parse(JSON.parse(await readFile(path.join(directory, 'manifest.json'), 'utf8')));
  const found = await Promise.all(
    Object.entries(manifest.artifacts).map(([id, { type, properties }]) => {
      if (type === 'aws:cloudformation:stack') return readStack(directory, id, properties);
      if (type !== 'cdk:cloud-assembly') return [];
      return readCloudAssembly(path.join(directory, NestedFacts.parse(properties).directoryName));
    }),
  );
  return found.flat();
};

const readStack = async (directory: string, id: string, properties: unknown): Promise<StackTemplate[]> => {
  const { templateFile, stackName = id } = StackFacts.parse(properties);
  const text = await readFile(path.join(directory, templateFile), 'utf8');
  const template = parseTemplate(stackName, JSON.parse(text));
  placeAssets(template, directory);
  return [{ stackName, template }];
};

/** Assets are named from their template's folder; from here on, by where they are. */
const placeAssets = ({ Resources }: Template, directory: string): void => {
  for (const { Metadata } of Object.values(Resources)) {
    const asset = Metadata[ASSET_METADATA];
    if (typeof asset === 'string') Metadata[ASSET_METADATA] = path.resolve(directory, asset);
  }
};

/** Checks the outer shape of a template; a section that the twin does not know is refused by name. */
export const parseTemplate = (stackName: string, content: unknown): Template => {
  const parsed = Template.safeParse(content);
  if (parsed.success) return parsed.data;
  throw new TemplateRefused(stackName, z.prettifyError(parsed.error));
};
