/** Walking a Markdown tree, and reading plain text out of it. */
import type { Node } from 'unist';

interface Attribute {
  type: string;
  name?: string;
  value?: unknown;
}
export interface TreeNode extends Node {
  children?: TreeNode[];
  value?: string;
  url?: string;
  name?: string;
  depth?: number;
  /** The language of a piece of code. */
  lang?: string | null;
  /** Whether the box of a list item is ticked, where it has one. */
  checked?: boolean | null;
  attributes?: Attribute[];
}

/** Visits every node before its children; return false to leave the children out. */
export function walk(node: TreeNode, visit: (node: TreeNode) => void | false): void {
  if (visit(node) === false) return;
  for (const child of node.children ?? []) walk(child, visit);
}

/** The text a reader sees, without markup. */
export const textOf = (node: TreeNode): string => node.value ?? (node.children ?? []).map(textOf).join('');

/** The line of a file on which a node begins. */
export const lineOfNode = (node: TreeNode, bodyLine: number): number => (node.position?.start.line ?? 1) + bodyLine - 1;

/** What is all of its paragraph: a formula there is set on a line of its own. */
export const aloneIn = ({ children = [] }: TreeNode): Set<TreeNode> =>
  new Set(
    children.flatMap(({ type, children: inner = [] }) => (type === 'paragraph' && inner.length === 1 ? inner : [])),
  );
