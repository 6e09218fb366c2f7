import type { FC } from 'hono/jsx';
import { localText } from '../../../shared/domain/municipality/schema.ts';
import { type DeskContext, DeskLayout } from '../../../shared/web/desk.tsx';
import { Fault } from '../../../shared/web/fault.tsx';
import { sayDate, sayInstant, sayMonth } from '../../../shared/words/say-date.ts';
import { isOutstanding, type SheetList, type SheetRow, sheetsToPrint } from './sheet-list.ts';
import { typingPath } from './typing-page.tsx';

/** The form whose nonce a press of a print button carries. */
export const PRINT_FORM = 'survey-sheets';

/** A round's sheets; of one ward where it is named. */
export const sheetsPath = (campaignId: string, ward?: string): string =>
  `/desk/campaigns/${campaignId}/sheets${ward ? `?ward=${ward}` : ''}`;

type Props = { c: DeskContext; list: SheetList; ward: string | undefined; fault?: string | undefined };

/** Who gets a sheet, when it was printed, and whether it came back. Looking prints nothing. */
export const SheetListPage: FC<Props> = ({ c, list, ward, fault }) => {
  const { t, locale } = c.get('page');
  const { campaign, rows } = list;
  const month = sayMonth(campaign.speaksOf, locale);
  const next = sheetsToPrint(rows, undefined).length;
  return (
    <DeskLayout c={c} title={t('sheet.listTitle', { month })}>
      <Fault words={fault} />
      <p>{t('sheet.listLead', { deadline: sayDate(campaign.deadlineOn, locale) })}</p>
      {campaign.contact.fax ? null : <p class="notice">{t('sheet.noReturnNumber')}</p>}
      <WardChoice c={c} list={list} ward={ward} />
      {next > 0 ? (
        <form method="post" action={sheetsPath(campaign.campaignId)}>
          <PrintFields c={c} ward={ward} />
          <p class="hint">{t('sheet.printHint')}</p>
          <div class="actions">
            <button type="submit">{t('sheet.print', { count: next })}</button>
          </div>
        </form>
      ) : null}
      <p>
        <a href={typingPath()}>{t('sheet.typeIn')}</a>
      </p>
      {rows.length === 0 ? <p>{t('sheet.nobody')}</p> : <SheetTable c={c} list={list} ward={ward} />}
    </DeskLayout>
  );
};

const PrintFields: FC<{ c: DeskContext; ward: string | undefined }> = ({ c, ward }) => (
  <>
    <input type="hidden" name="nonce" value={c.get('nonceFor')(PRINT_FORM)} />
    {ward ? <input type="hidden" name="ward" value={ward} /> : null}
  </>
);

const WardChoice: FC<Props> = ({ c, list, ward }) => {
  const { t, locale, municipality } = c.get('page');
  const mine = municipality.wards.filter((one) => c.get('principal').wards.includes(one.ward));
  if (mine.length < 2) return null;
  const { campaignId } = list.campaign;
  return (
    <nav aria-label={t('campaign.ward')}>
      <ul class="row">
        <li>
          <a href={sheetsPath(campaignId)} aria-current={ward ? undefined : 'page'}>
            {t('sheet.allWards')}
          </a>
        </li>
        {mine.map((one) => (
          <li>
            <a href={sheetsPath(campaignId, one.ward)} aria-current={ward === one.ward ? 'page' : undefined}>
              {localText(one.name, locale)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};

const SheetTable: FC<Props> = ({ c, list, ward }) => {
  const { t } = c.get('page');
  return (
    <section class="scroll" tabindex={0} aria-label={t('sheet.table')}>
      <table>
        <caption>{t('sheet.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('sheet.facility')}</th>
            <th scope="col">{t('sheet.faxNumber')}</th>
            <th scope="col">{t('sheet.printed')}</th>
            <th scope="col">{t('sheet.returned')}</th>
            <th scope="col">{t('sheet.next')}</th>
          </tr>
        </thead>
        <tbody>
          {list.rows.map((row) => (
            <SheetTableRow c={c} list={list} ward={ward} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
};

const SheetTableRow: FC<Props & { row: SheetRow }> = ({ c, list, ward, row }) => {
  const { t, locale } = c.get('page');
  const { facility, survey, sheet } = row;
  return (
    <tr>
      <th scope="row">{facility.name}</th>
      <td>
        {facility.fax ?? t('sheet.noFax')}
        {row.by === 'no-address' ? <span class="hint"> {t('sheet.noAddress')}</span> : null}
      </td>
      <td>
        {sheet
          ? t('sheet.printedAt', { when: sayInstant(sheet.printedAt, locale), count: sheet.prints })
          : t('sheet.notPrinted')}
      </td>
      <td>{sayReturned(c, row)}</td>
      <td>
        {isOutstanding(row) ? (
          <form method="post" action={sheetsPath(list.campaign.campaignId)}>
            <PrintFields c={c} ward={ward} />
            <input type="hidden" name="facility" value={survey.facilityId} />
            <button
              type="submit"
              class="second small"
              aria-label={t('sheet.printOne', { facility: facility.name })}
            >
              {t(sheet ? 'sheet.again' : 'sheet.one')}
            </button>
          </form>
        ) : null}
        {sheet && survey.status !== 'left' ? (
          <a
            href={typingPath(sheet.reference)}
            aria-label={t('sheet.typeInOne', { facility: facility.name })}
          >
            {t('sheet.typeInShort')}
          </a>
        ) : null}
      </td>
    </tr>
  );
};

const sayReturned = (c: DeskContext, { survey }: SheetRow): string => {
  const { t, locale } = c.get('page');
  if (survey.status === 'answered') {
    const values = { when: sayInstant(survey.answeredAt, locale), door: t(`campaign.door-${survey.door}`) };
    return t('sheet.returnedAt', values);
  }
  if (survey.status === 'left') return t('sheet.leftRound');
  return t(survey.status === 'phoned' ? 'sheet.withPhone' : 'sheet.outstanding');
};
