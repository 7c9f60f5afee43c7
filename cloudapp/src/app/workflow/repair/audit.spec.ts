import { asMmsId } from '../../core/identifiers/mms-id';
import { aRepair, aRepairRow } from '../testing/a-repair';
import { writeAudit } from './audit';

const AT = Date.UTC(2026, 1, 2, 3, 4, 5);

describe('writeAudit', () => {
  it('tells of each record that was to be written, with every change and how it ended', () => {
    const two = aRepair({
      mmsId: asMmsId('991000000000000002'),
      kind: 'undo',
      changes: [
        { field: 'dc:identifier', before: 'a', after: '' },
        { field: 'dcterms:identifier', before: '=b', after: '"c"' },
      ],
    });
    const rows = [
      aRepairRow('done', aRepair(), { at: AT }),
      aRepairRow('waiting'),
      aRepairRow('refused', two, { at: AT, code: '402', message: '=1+1', trackingId: 'E01' }),
    ];

    expect(writeAudit(rows)).toBe(
      '\ufeffmms_id,at,kind,field,before,after,result,code,message,tracking_id\r\n' +
        '991000000000000001,2026-02-02T03:04:05.000Z,normalize,dc:identifier,a,b,done,,,\r\n' +
        '991000000000000002,2026-02-02T03:04:05.000Z,undo,dc:identifier; dcterms:identifier,a; =b,' +
        '"; ""c""",refused,402,\'=1+1,E01\r\n',
    );
  });

  for (const [cell, guarded] of [
    ['=1', "'=1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@a', "'@a"],
    ["'=1", "''=1"],
    ['a=1', 'a=1'],
    ["'a", "'a"],
  ] as const) {
    it(`writes ${cell} so that no spreadsheet takes it for a formula`, () => {
      const row = aRepairRow('refused', aRepair(), { at: AT, message: cell });

      expect(writeAudit([row])).toContain(`,refused,,${guarded},\r\n`);
    });
  }

  it('is a header alone where nothing was begun', () => {
    expect(writeAudit([aRepairRow('waiting')]).split('\r\n').length).toBe(2);
  });
});
