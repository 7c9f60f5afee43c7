import { TestBed } from '@angular/core/testing';

import { SaveFile } from './save-file';

describe('a file for the person', () => {
  let made: Blob[];
  let revoked: string[];
  let clicked: { readonly name: string; readonly address: string }[];

  beforeEach(() => {
    [made, revoked, clicked] = [[], [], []];
    jasmine.clock().install();
    spyOn(URL, 'createObjectURL').and.callFake((blob) => `blob:${String(made.push(blob as Blob))}`);
    spyOn(URL, 'revokeObjectURL').and.callFake((address) => void revoked.push(address));
    spyOn(HTMLAnchorElement.prototype, 'click').and.callFake(function (this: HTMLAnchorElement) {
      clicked.push({ name: this.download, address: this.href });
    });
  });

  afterEach(() => jasmine.clock().uninstall());

  it("is handed over by the browser's own download, and leaves nothing behind", async () => {
    TestBed.inject(SaveFile).save('report.csv', 'a,b');

    expect(clicked).toEqual([{ name: 'report.csv', address: 'blob:1' }]);
    expect(await made[0]!.text()).toBe('a,b');
    expect(made[0]!.type).toBe('text/csv;charset=utf-8');
    expect(document.querySelector('a[download]')).toBeNull();
    expect(revoked).toEqual([]);

    jasmine.clock().tick(0);
    expect(revoked).toEqual(['blob:1']);
  });

  it('may be of bytes, and of another kind', async () => {
    TestBed.inject(SaveFile).save('a.json', new Uint8Array([123, 125]), 'application/json');

    expect(await made[0]!.text()).toBe('{}');
    expect(made[0]!.type).toBe('application/json');
  });
});
