import { AwsError } from '../aws-error.ts';
import type { Protocol } from './protocol.ts';
import { readQueryForm } from './query-form.ts';
import { element, toXml } from './query-xml.ts';

/** AWS's query protocol: a form whose `Action` names the action, answered in XML. */
export const queryProtocol = (xmlNamespace: string): Protocol => ({
  read(request) {
    const form = new URLSearchParams(request.body.toString('utf8'));
    const action = form.get('Action');
    if (!action) throw new AwsError('MissingAction', 'the form has no Action');
    form.delete('Action');
    form.delete('Version');
    return { action, input: readQueryForm(form) };
  },
  answer(action, output, requestId) {
    const result = element(`${action}Result`, toXml(output));
    const metadata = element('ResponseMetadata', element('RequestId', requestId));
    return xml(200, `<${action}Response xmlns="${xmlNamespace}">${result}${metadata}</${action}Response>`);
  },
  refuse({ code, message, status, fields }, requestId) {
    const Type = status < 500 ? 'Sender' : 'Receiver';
    const error = element('Error', toXml({ Type, Code: code, Message: message, ...fields }));
    const id = element('RequestId', requestId);
    return xml(status, `<ErrorResponse xmlns="${xmlNamespace}">${error}${id}</ErrorResponse>`);
  },
});

const xml = (status: number, body: string) => ({ status, headers: { 'content-type': 'text/xml' }, body });
