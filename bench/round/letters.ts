import { randomBytes } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { StartedCampaign } from '../../shared/domain/campaign/schema.ts';
import type { Municipality } from '../../shared/domain/municipality/schema.ts';
import { surveyInvitationLetter } from '../../shared/mail/vacancy/survey-invitation.ts';

/** The round's own letter as MIME, with a link of its own: the peer has as much to write as we have. */
export const writeLetter = async (
  municipality: Municipality,
  campaign: StartedCampaign,
  facility: { name: string; mail: string },
): Promise<{ token: string; mime: Buffer }> => {
  const token = randomBytes(16).toString('base64url');
  const page = 'https://hoiku.example/survey';
  const letter = surveyInvitationLetter({
    municipality,
    locale: 'ja',
    campaign,
    facilityName: facility.name,
    link: {
      url: `${page}?link=${token}`,
      doorUrl: `${page}/open`,
      reference: '0000 0000',
      code: '0000',
      until: campaign.deadlineOn,
    },
  });
  const mime = await new MailComposer({
    from: { name: municipality.name.ja, address: 'concierge@hoiku.example' },
    to: [{ name: '', address: facility.mail }],
    ...letter,
  })
    .compile()
    .build();
  return { token, mime };
};
