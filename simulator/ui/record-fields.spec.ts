import { fieldsOf } from './record-fields';

describe('the fields of a record view', () => {
  it('are those of Dublin Core, with their types', () => {
    const xml =
      '<record xmlns:dc="d" xmlns:dcterms="t" xmlns:xsi="i"><dc:title>Caf&#233;</dc:title>' +
      '<dcterms:identifier xsi:type="dcterms:URI">http://x/1</dcterms:identifier></record>';

    expect(fieldsOf(xml)).toEqual([
      { name: 'dc:title', value: 'Café' },
      { name: 'dcterms:identifier (dcterms:URI)', value: 'http://x/1' },
    ]);
  });

  it('are those of MARC, with indicators and subfields', () => {
    const xml =
      '<record><leader>00000</leader><controlfield tag="001">99</controlfield>' +
      '<datafield tag="024" ind1="7" ind2=" "><subfield code="a">1/2</subfield>' +
      '<subfield code="2">hdl</subfield></datafield></record>';

    expect(fieldsOf(xml)).toEqual([
      { name: 'leader', value: '00000' },
      { name: '001', value: '99' },
      { name: '024 7_', value: '$$a 1/2 $$2 hdl' },
    ]);
  });

  it('are none where there is nothing to read', () => {
    expect(fieldsOf('')).toEqual([]);
    expect(fieldsOf('no markup')).toEqual([]);
  });
});
