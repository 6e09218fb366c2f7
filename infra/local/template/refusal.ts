/** A template says something that the twin cannot keep: the message names the resource, so that its author finds it. */
export class TemplateRefused extends Error {
  override name = 'TemplateRefused';

  constructor(where: string, why: string) {
    super(`${where}: ${why}`);
  }
}
