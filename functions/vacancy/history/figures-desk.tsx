import { FacilityId } from '../../../shared/domain/facility/schema.ts';
import { localText } from '../../../shared/domain/municipality/schema.ts';
import { correctableRounds } from '../../../shared/domain/survey/correction.ts';
import { facilityOf } from '../../../shared/store/facilities.ts';
import { staffOf } from '../../../shared/store/registry.ts';
import type { Services } from '../../../shared/store/services.ts';
import { figuresOverRounds } from '../../../shared/store/vacancy-history.ts';
import { notYours } from '../../../shared/web/case-door.tsx';
import { type DeskApp, type DeskContext, DeskLayout } from '../../../shared/web/desk.tsx';
import { sayMonth } from '../../../shared/words/say-date.ts';
import { answerPath } from '../correction/answer-page.tsx';
import { type SayWho, sayWhoPlainly } from './answer-changes.tsx';
import { FiguresHistory } from './figures-history.tsx';

/** `/desk/facilities/<id>/figures`: what a facility answered, round by round, and the way to correct what still counts. */
export const mountFiguresDesk = (app: DeskApp, services: Services): void => {
  app.get('/desk/facilities/:facilityId/figures', async (c) => {
    const { municipality } = c.get('principal');
    const facilityId = FacilityId.safeParse(c.req.param('facilityId'));
    const facility = facilityId.data && (await facilityOf(services.store, municipality, facilityId.data));
    if (!facility) return notYours(c);
    const page = c.get('page');
    const past = await figuresOverRounds(services.store, municipality, facility.id);
    return c.html(
      <DeskLayout c={c} title={facility.name}>
        <h2>{page.t('history.answersTitle')}</h2>
        {correctableRounds(past).map(({ campaign }) => (
          <p>
            <a href={answerPath(campaign.campaignId, facility.id)}>
              {page.t('history.correctLink', { month: sayMonth(campaign.speaksOf, page.locale) })}
            </a>
          </p>
        ))}
        <FiguresHistory page={page} past={past} sayWho={await sayWhoByName(c, services)} />
        <p>
          <a href="/desk/facilities">{page.t('directory.title')}</a>
        </p>
      </DeskLayout>,
    );
  });
};

/** A colleague by name, others as the facility is told. */
export const sayWhoByName = async (c: DeskContext, services: Services): Promise<SayWho> => {
  const page = c.get('page');
  const staff = await staffOf(services.store, c.get('principal').municipality);
  return (by) => {
    const member = by.who === 'staff' && staff.find(({ staffId }) => staffId === by.staffId);
    return member
      ? page.t('history.byMember', { name: localText(member.name, page.locale) })
      : sayWhoPlainly(page)(by);
  };
};
