import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveAgency, saveKind } from '../../functions/escalation/directory.ts';
import { agencyOf } from '../../shared/store/agencies.ts';
import { kindOf } from '../../shared/store/escalations.ts';
import { aKind, anAgency, CENTRE, CITY } from '../builders/escalation.ts';
import {
  anEscalationScene,
  consultant,
  type EscalationScene,
  principal,
  supervisor,
} from '../builders/escalation-scene.ts';

describe('関係機関の名簿', () => {
  let scene: EscalationScene;
  beforeAll(async () => {
    scene = await anEscalationScene();
  });
  afterAll(() => scene.twin.stop());

  it('a contact on which a route depends is not tidied away', async () => {
    const silent = anAgency({ contacts: [{ name: '受付', phone: '045-000-0001' }] });
    expect(await saveAgency(scene.services, principal(supervisor), silent)).toEqual({
      ok: false,
      refusal: { kind: 'NoReachableAgency', ward: 'kita' },
    });
    expect((await agencyOf(scene.services.store, CITY, CENTRE))?.contacts).toHaveLength(2);
  });

  it('a corrected address is taken', async () => {
    const moved = anAgency({ contacts: [{ name: '受付', mail: 'new@example.jp', phone: '045-000-0001' }] });
    expect(await saveAgency(scene.services, principal(supervisor), moved)).toMatchObject({ ok: true });
    expect((await agencyOf(scene.services.store, CITY, CENTRE))?.contacts[0]?.mail).toBe('new@example.jp');
  });

  it('a kind without anybody to tell is not saved', async () => {
    const kind = aKind({ kind: 'hardship', route: [] });
    expect(await saveKind(scene.services, principal(supervisor), kind)).toMatchObject({
      refusal: { kind: 'NoReachableAgency' },
    });
    expect(await kindOf(scene.services.store, CITY, 'hardship')).toBeUndefined();
  });

  it('is not a consultant’s to change', async () => {
    expect(await saveKind(scene.services, principal(consultant), aKind())).toMatchObject({
      refusal: { kind: 'NotYours', why: 'role' },
    });
  });
});
