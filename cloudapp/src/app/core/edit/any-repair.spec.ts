import fc from 'fast-check';

import { emptyRoute } from '../configuration/defaults';
import { readRecord } from '../record/read-record';
import { RECORD_FORMATS } from '../record/record-format';
import { HandleBearers } from '../state/judge-set';
import { ailingRecords, type Ailment } from '../testing/any-record';
import { aConfiguration, judged } from '../testing/a-bib';
import { parseNamespaced, type NamespacedElement } from '../xml/namespaced';
import { compareTrees } from './compare-trees';
import { judgeAsItWouldBe } from './judge-as-it-would-be';
import { planRepair, repaired } from './plan-repair';
import type { RepairKind } from './repair-plan';

const CONFIGURATION = aConfiguration({
  routes: [{ ...emptyRoute('main'), prefix: '12345', formats: RECORD_FORMATS }],
  repairRule: { pattern: 'college:(\\d+)', handle: '12345/$1' },
});
const KINDS: Record<Ailment, RepairKind> = {
  typed: 'remove-type',
  malformed: 'normalize',
  'malformed-typed': 'normalize',
  'malformed-source': 'normalize',
  copy: 'insert-identifier',
  none: 'assign',
};

/** The elements in document order, each with what a repair might harm. */
function elementsOf(xml: string): readonly { element: NamespacedElement; says: string }[] {
  const list: { element: NamespacedElement; says: string }[] = [];
  const add = (element: NamespacedElement): void => {
    const { name, namespace, attributes, texts, children } = element;
    const own = attributes.map(
      (attribute) => `${attribute.name}{${attribute.namespace}}=${attribute.value}`,
    );
    const text = children.length === 0 ? texts : texts.map((part) => part.trim()).filter(Boolean);
    list.push({ element, says: JSON.stringify([name, namespace, own.sort(), text]) });
    children.forEach(add);
  };
  add(parseNamespaced(xml));
  return list;
}

describe('any repair of any record', () => {
  it('changes what was planned and nothing else, and leaves the record ready', () => {
    fc.assert(
      fc.property(ailingRecords, ({ bib, ailment }) => {
        const before = bib.xml ?? '';
        const record = judged(bib, CONFIGURATION);
        const plan = planRepair(bib, readRecord(bib, ['12345']), record, CONFIGURATION);
        if ('refused' in plan) throw new Error(`refused: ${plan.refused}`);
        const after = repaired(bib, plan);
        const text = after.xml ?? '';

        // The text outside the reviewed ranges: cut out of both, the same remains.
        const edits = [...plan.edits].sort((a, b) => a.start - b.start);
        let [at, shifted] = [0, 0];
        for (const edit of edits) {
          const length = edit.start - at;
          expect(text.slice(shifted, shifted + length)).toBe(before.slice(at, edit.start));
          expect(text.slice(shifted + length, shifted + length + edit.text.length)).toBe(edit.text);
          [at, shifted] = [edit.end, shifted + length + edit.text.length];
        }
        expect(text.slice(shifted)).toBe(before.slice(at));

        // The tree: only the nodes that the plan names differ.
        const [old, now] = [elementsOf(before), elementsOf(text)];
        const kept = now.map(({ says }) => says);
        const changed = old.filter(({ says, element }) => {
          const i = kept.indexOf(says);
          if (i >= 0) kept.splice(i, 1);
          const isPlanned = plan.edits.some(
            ({ start, end }) =>
              start >= element.start && end <= element.end && element.children.length === 0,
          );
          return i < 0 && !isPlanned;
        });
        expect(changed.map(({ says }) => says)).toEqual([]);
        const isInsertion = !['typed', 'malformed', 'malformed-typed'].includes(ailment);
        const added = isInsertion
          ? bib.format.endsWith('marc') || bib.format === 'marc21'
            ? 3
            : 1
          : 0;
        expect(now.length).toBe(old.length + added);

        // The record: as it should be, and once is enough.
        expect(plan.kind).toBe(KINDS[ailment]);
        expect(plan.newHandle as string).toBe('12345/99');
        const judgedAfter = judged(after, CONFIGURATION);
        expect(judgedAfter.state).toBe('ready');
        expect(
          judgeAsItWouldBe(bib, record, plan, new HandleBearers(), CONFIGURATION),
        ).toBeUndefined();
        expect(planRepair(after, readRecord(after, ['12345']), judgedAfter, CONFIGURATION)).toEqual(
          {
            refused: 'nothing-to-repair',
          },
        );
        expect(compareTrees(text, text)).toBe('equal');
        expect(typeof compareTrees(before, text)).toBe('object');
      }),
      { numRuns: 1500 },
    );
  });
});
