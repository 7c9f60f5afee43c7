import type { Handle } from '../handle/handle';
import type { FormatFamily } from '../record/record-format';
import { parseNamespaced } from '../xml/namespaced';
import { INSERT_HANDLE } from './insert-handle';
import { applyEdits } from './text-edit';

const HANDLE = '12345/99' as Handle;
const URL_99 = 'http://hdl.handle.net/12345/99';

/** A record with the handle inserted, or why it cannot be. */
function inserted(family: FormatFamily, xml: string): string {
  const place = INSERT_HANDLE[family];
  const done = place(parseNamespaced(xml), xml, HANDLE, 'http://hdl.handle.net/{handle}');
  return 'refused' in done ? done.refused : applyEdits(xml, [done.edit]);
}

describe('a handle in Dublin Core', () => {
  const DC = 'http://purl.org/dc/elements/1.1/';

  it('is written under the prefix that identifiers have, then under any, then under none', () => {
    const both = `<r xmlns="${DC}" xmlns:d="${DC}" xmlns:e="${DC}">`;

    expect(inserted('dc', `${both}<e:identifier>1</e:identifier></r>`)).toBe(
      `${both}<e:identifier>1</e:identifier><e:identifier>${URL_99}</e:identifier></r>`,
    );
    expect(inserted('dc', `${both}<identifier>1</identifier></r>`)).toBe(
      `${both}<identifier>1</identifier><identifier>${URL_99}</identifier></r>`,
    );
    expect(inserted('dc', `${both}<title>1</title></r>`)).toBe(
      `${both}<title>1</title><d:identifier>${URL_99}</d:identifier></r>`,
    );
    expect(inserted('dc', `<r xmlns="${DC}"><x/></r>`)).toBe(
      `<r xmlns="${DC}"><x/><identifier>${URL_99}</identifier></r>`,
    );
  });

  it('is written into a record without fields, but not into one that has no inside', () => {
    expect(inserted('dc', `<r xmlns:d="${DC}"></r>`)).toBe(
      `<r xmlns:d="${DC}"><d:identifier>${URL_99}</d:identifier></r>`,
    );
    expect(inserted('dc', `<r xmlns:d="${DC}"/>`)).toBe('mixed-content');
  });

  it('is not written where no prefix is declared for it', () => {
    expect(inserted('dc', `<r><identifier xmlns="${DC}">1</identifier></r>`)).toBe('no-namespace');
  });

  it('is written on a line of its own only where the others are, with their very white space', () => {
    const record = (fields: string) => `<r xmlns:d="${DC}">${fields}</r>`;
    const [one, own] = ['<d:identifier>1</d:identifier>', `<d:identifier>${URL_99}</d:identifier>`];

    for (const [before, after] of [
      [`\r\n\t${one}\r\n`, `\r\n\t${one}\r\n\t${own}\r\n`],
      [`\n${one}`, `\n${one}\n${own}`],
      [` ${one} `, ` ${one}${own} `],
      [`text\n${one}`, `text\n${one}${own}`],
      [`text ${one}`, `text ${one}${own}`],
      [`<!-- x -->\n  ${one}`, `<!-- x -->\n  ${one}\n  ${own}`],
    ] as const) {
      expect(inserted('dc', record(before))).toBe(record(after));
    }
  });
});

describe('a handle in MARC', () => {
  const field = (tag: string, p = '') =>
    `<${p}datafield tag="${tag}"><${p}subfield code="a">x</${p}subfield></${p}datafield>`;
  const added = (p = '') =>
    `<${p}datafield ind1="7" ind2=" " tag="024"><${p}subfield code="a">12345/99</${p}subfield>` +
    `<${p}subfield code="2">hdl</${p}subfield></${p}datafield>`;
  const control = '<controlfield tag="001">1</controlfield>';

  for (const [where, before, after] of [
    ['behind a control field', control, ''],
    ['behind the last of its own tag', field('024') + field('024'), field('035')],
    ['behind the tag before it', control + field('020'), field('245')],
    ['in front of the tag behind it', '', field('035') + field('245')],
    ['behind fields without a tag', '<leader>x</leader><datafield/>', field('245')],
    ['behind a leader where there is nothing more', '<leader>x</leader><datafield/>', ''],
  ] as const) {
    it(`is written ${where}`, () => {
      expect(inserted('marc', `<record>${before}${after}</record>`)).toBe(
        `<record>${before}${added()}${after}</record>`,
      );
    });
  }

  it('is written in front of the first field that follows, not behind what is no field', () => {
    const other = '<other tag="010"/>';

    expect(inserted('marc', `<record>${other}${field('245')}${other}</record>`)).toBe(
      `<record>${other}${added()}${field('245')}${other}</record>`,
    );
  });

  it('is written under the prefix of the fields', () => {
    const open =
      '<m:record xmlns:m="urn:m" xmlns:c="urn:c"><c:controlfield tag="001">1</c:controlfield>';

    expect(inserted('marc', `${open}${field('020', 'm:')}</m:record>`)).toBe(
      `${open}${field('020', 'm:')}${added('m:')}</m:record>`,
    );
    expect(
      inserted('marc', '<m:record xmlns:m="urn:m"><m:controlfield tag="001"/></m:record>'),
    ).toBe(`<m:record xmlns:m="urn:m"><m:controlfield tag="001"/>${added('m:')}</m:record>`);
  });

  for (const [what, xml] of [
    ['each field declares its namespace for itself', '<r><datafield xmlns="urn:m" tag="020"/></r>'],
    ['there is no field', '<record><leader/></record>'],
  ] as const) {
    it(`is not written where ${what}`, () => expect(inserted('marc', xml)).toBe('no-namespace'));
  }
});

describe('a handle in MODS', () => {
  const added = `<identifier type="hdl">${URL_99}</identifier>`;

  for (const [where, before, after] of [
    [
      'behind the last identifier',
      '<identifier>1</identifier><identifier>2</identifier>',
      '<note/>',
    ],
    ['behind the last element where there is no identifier', '<note/><titleInfo/>', ''],
    ['into a record without elements', '', ''],
  ] as const) {
    it(`is written ${where}`, () => {
      expect(inserted('mods', `<mods>${before}${after}</mods>`)).toBe(
        `<mods>${before}${added}${after}</mods>`,
      );
    });
  }

  it('is written under the prefix of the record, inside what wraps it', () => {
    const open = '<record xmlns:m="urn:m"><m:mods><m:note/>';

    expect(inserted('mods', `${open}</m:mods></record>`)).toBe(
      `${open}<m:identifier type="hdl">${URL_99}</m:identifier></m:mods></record>`,
    );
  });
});
