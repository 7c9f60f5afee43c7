import { newestImages } from './kept-images';

describe('the before-images kept in the Store', () => {
  it('are the newest five, in the order in which they came', () => {
    expect(newestImages('1\n2\n3\n', '4\n5\n6\n7\n')).toBe('3\n4\n5\n6\n7\n');
  });

  it('are written line by line, without empty ones', () => {
    expect(newestImages('', 'a\n')).toBe('a\n');
    expect(newestImages('a', ' \n\nb')).toBe('a\nb\n');
    expect(newestImages('', '')).toBe('');
  });

  it('fill the room to its last character', () => {
    const line = 'x'.repeat(17_999);

    expect(newestImages('', line)).toBe(`${line}\n`);
    expect(newestImages('', `${line}x`)).toBe('');
    expect(newestImages('a', line.slice(2))).toBe(`a\n${line.slice(2)}\n`);
    expect(newestImages('a', line.slice(1))).toBe(`${line.slice(1)}\n`);
  });

  it('are whole lines, and no more than find room', () => {
    const long = 'x'.repeat(10_000);

    expect(newestImages(`${long}\n`, `a\n${long}\n`)).toBe(`a\n${long}\n`);
    expect(newestImages('', `${'y'.repeat(20_000)}\n`)).toBe('');
  });
});
