import { aBib, aDcRecord, judged } from '../../core/testing/a-bib';
import { Detacher } from './detached-record';

describe('Detacher', () => {
  const whole = judged(
    aBib({
      xml: aDcRecord(
        '<dc:identifier>http://hdl.handle.net/12345/9</dc:identifier><dc:identifier>college:9</dc:identifier>' +
          '<dcterms:isPartOf>Maps</dcterms:isPartOf><dcterms:identifier>12345/9</dcterms:identifier>',
      ),
    }),
  );

  it('gives a record that says the same, with and without a handle', () => {
    const detacher = new Detacher();
    const without = judged(aBib({ xml: aDcRecord('') }));

    for (const record of [whole, whole, without, judged(aBib({ xml: undefined }))]) {
      const detached = detacher.detach(record);
      expect(detached).toEqual(record);
      expect(detached).not.toBe(record);
      expect(detached.handles).not.toBe(record.handles);
      expect(detached.localNumbers).not.toBe(record.localNumbers);
    }
  });
});
