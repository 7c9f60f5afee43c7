import { copyIdentifiers } from './copy-job';

const OPEN = '<record xmlns:dc="d" xmlns:dcterms="t" xmlns:xsi="x">';
const TERM =
  '<dcterms:identifier xsi:type="dcterms:URI">http://hdl.handle.net/1/a&amp;b</dcterms:identifier>';
const OWN = '<dc:identifier>alma:X/bibs/1</dc:identifier>';
const COPY = '<dc:identifier>http://hdl.handle.net/1/a&amp;b</dc:identifier>';

describe('The copy job', () => {
  it('writes a plain identifier before the one of Alma and leaves every other byte', () => {
    expect(copyIdentifiers(`${OPEN}${TERM}\r\n ${OWN}</record>`, false)).toBe(
      `${OPEN}${TERM}\r\n ${COPY}${OWN}</record>`,
    );
  });

  it('writes it last where there is none of Alma', () => {
    expect(copyIdentifiers(`${OPEN}${TERM}</record>`, false)).toBe(
      `${OPEN}${TERM}${COPY}</record>`,
    );
  });

  it('adds nothing where the value stands already', () => {
    const xml = `${OPEN}${TERM}${COPY}${OWN}</record>`;

    expect(copyIdentifiers(xml, false)).toBe(xml);
  });

  it('keeps the type where the record makes it', () => {
    expect(copyIdentifiers(`${OPEN}${TERM}</record>`, true)).toContain(
      '<dc:identifier xsi:type="dcterms:URI">',
    );
  });
});
