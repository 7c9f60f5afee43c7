import { printHandle } from '../handle/print-handle';
import type { Handle } from '../handle/handle';
import { isAlmasOwn } from '../record/dublin-core';
import { modsElementOf } from '../record/mods';
import type { FormatFamily } from '../record/record-format';
import { attributeOf, DC, type NamespacedElement } from '../xml/namespaced';
import { scanStartTag } from '../xml/start-tag';
import { behind, inFrontOf, type InsertionPoint } from './insertion-point';
import type { FieldChange, RepairRefusal } from './repair-plan';
import type { TextEdit } from './text-edit';
import { escapeText } from './xml-text';

/** The insertion of a handle: one edit, one change to show. */
export interface HandleInsertion {
  readonly edit: TextEdit;
  readonly change: FieldChange;
}

type InsertHandle = (
  root: NamespacedElement,
  xml: string,
  handle: Handle,
  normalForm: string,
) => HandleInsertion | RepairRefusal;

/** How each family of formats gets a handle. A new one does not compile until it is listed. */
export const INSERT_HANDLE: Record<FormatFamily, InsertHandle> = {
  dc: insertInDublinCore,
  marc: insertInMarc,
  mods: insertInMods,
};

/** A `dc:identifier` behind the last one that is not Alma's own. */
function insertInDublinCore(
  root: NamespacedElement,
  xml: string,
  handle: Handle,
  normalForm: string,
): HandleInsertion | RepairRefusal {
  const identifiers = root.children.filter(
    ({ namespace, local }) => namespace === DC && local === 'identifier',
  );
  const anchor = identifiers.filter(({ text }) => !isAlmasOwn(text)).at(-1);
  const almas = identifiers.find(({ text }) => isAlmasOwn(text));
  const prefix = prefixFor(root, DC, anchor ?? almas);
  if (prefix === undefined) return { refused: 'no-namespace' };
  const text = printHandle(handle, normalForm);
  return insertion(pointFor(root, xml, anchor, almas), element(`${prefix}identifier`, '', text), {
    field: 'dc:identifier',
    before: '',
    after: text,
  });
}

/** A field `024 7_` in the order of the tags; its `$a` is bare, as Alma's own profile writes it. */
function insertInMarc(
  root: NamespacedElement,
  xml: string,
  handle: Handle,
): HandleInsertion | RepairRefusal {
  const tagOf = (field: NamespacedElement): string => attributeOf(field, '', 'tag') ?? '';
  const fields = root.children.filter(
    ({ local }) => local === 'datafield' || local === 'controlfield',
  );
  const like = fields.find(({ local }) => local === 'datafield') ?? fields[0];
  // The record declares the namespace for its fields, or each for itself: then none can be added.
  const isDeclared = like !== undefined && (root.scope.get(like.prefix) ?? '') === like.namespace;
  if (!isDeclared) return { refused: 'no-namespace' };
  const p = like.prefix === '' ? '' : `${like.prefix}:`;
  const content =
    element(`${p}subfield`, ' code="a"', handle) + element(`${p}subfield`, ' code="2"', 'hdl');
  const field = `<${p}datafield ind1="7" ind2=" " tag="024">${content}</${p}datafield>`;
  const anchor = fields.filter((other) => tagOf(other) <= '024').at(-1);
  const next = fields.find((other) => tagOf(other) > '024');
  return insertion(pointFor(root, xml, anchor, next), field, {
    field: '024 $a',
    before: '',
    after: handle,
  });
}

/** An `identifier type="hdl"` behind the record's last identifier. */
function insertInMods(
  root: NamespacedElement,
  xml: string,
  handle: Handle,
  normalForm: string,
): HandleInsertion | RepairRefusal {
  const mods = modsElementOf(root);
  const p = mods.prefix === '' ? '' : `${mods.prefix}:`;
  const anchor =
    mods.children.filter(({ local }) => local === 'identifier').at(-1) ?? mods.children.at(-1);
  const text = printHandle(handle, normalForm);
  return insertion(
    pointFor(mods, xml, anchor, undefined),
    element(`${p}identifier`, ' type="hdl"', text),
    { field: 'identifier (hdl)', before: '', after: text },
  );
}

function pointFor(
  parent: NamespacedElement,
  xml: string,
  anchor: NamespacedElement | undefined,
  next: NamespacedElement | undefined,
): InsertionPoint | undefined {
  if (anchor !== undefined) return behind(xml, anchor);
  if (next !== undefined) return inFrontOf(xml, next);
  const last = parent.children.at(-1);
  if (last !== undefined) return behind(xml, last);
  const tag = scanStartTag(xml, parent.start);
  return tag.isSelfClosing ? undefined : { offset: tag.end, before: '', after: '' };
}

function insertion(
  point: InsertionPoint | undefined,
  xml: string,
  change: FieldChange,
): HandleInsertion | RepairRefusal {
  if (point === undefined) return { refused: 'mixed-content' };
  const { offset, before, after } = point;
  return { edit: { start: offset, end: offset, text: `${before}${xml}${after}` }, change };
}

function element(name: string, attributes: string, text: string): string {
  return `<${name}${attributes}>${escapeText(text)}</${name}>`;
}

/** The prefix, with its colon, under which the record itself writes a namespace; a sibling's before others. */
function prefixFor(
  root: NamespacedElement,
  namespace: string,
  sibling: NamespacedElement | undefined,
): string | undefined {
  const prefixes = [...root.scope].filter(([, uri]) => uri === namespace).map(([prefix]) => prefix);
  const likeSibling = prefixes.find((prefix) => prefix === sibling?.prefix);
  const prefix = likeSibling ?? prefixes.find((declared) => declared !== '') ?? prefixes[0];
  return prefix === undefined || prefix === '' ? prefix : `${prefix}:`;
}
