import { TestBed } from '@angular/core/testing';

import { DividedText } from './divided-text';

describe('a technical value', () => {
  /** The value on the screen, in a column this wide. */
  function show(text: string, width = 'auto'): HTMLElement {
    const fixture = TestBed.createComponent(DividedText);
    fixture.componentRef.setInput('text', text);
    fixture.detectChanges();
    const element = fixture.nativeElement as HTMLElement;
    Object.assign(element.style, { display: 'block', width, font: '16px monospace' });
    return element;
  }

  /** What each line of it holds. */
  function linesOf(element: HTMLElement): readonly string[] {
    const lines = new Map<number, string>();
    for (const part of element.querySelectorAll('span')) {
      const { top } = part.getBoundingClientRect();
      lines.set(top, (lines.get(top) ?? '') + part.textContent);
    }
    return [...lines.values()];
  }

  it('is divided after a dot, a slash, a colon or a low line, never within a word', () => {
    expect(linesOf(show('harrowvale.example.org', '12ch'))).toEqual(['harrowvale.', 'example.org']);
    expect(linesOf(show('task_214_controlNumberName', '18ch'))).toEqual([
      'task_214_',
      'controlNumberName',
    ]);
    expect(linesOf(show('http://127.0.0.1:46233/hdl', '20ch'))).toEqual([
      'http://127.0.0.1:',
      '46233/hdl',
    ]);
  });

  for (const text of ['01HVC_INST:HVC', '_a', 'Harrow Vale Handles', '']) {
    it(`stays “${text}” for whoever copies it`, () => {
      const element = show(text);
      getSelection()?.selectAllChildren(element);

      expect(getSelection()?.toString()).toBe(text);
    });
  }
});
