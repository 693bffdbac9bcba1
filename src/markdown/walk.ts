/** Walking a Markdown tree, and reading plain text out of it. */
import type { Node, Parent } from 'unist';

export interface TreeNode extends Node { children?: TreeNode[]; value?: string; url?: string; name?: string; depth?: number; attributes?: Attribute[] }
export interface Attribute { type: string; name?: string; value?: unknown }

/** Visits every node before its children; return false to leave the children out. */
export function walk(node: TreeNode, visit: (node: TreeNode, parents: TreeNode[]) => void | false, parents: TreeNode[] = []): void {
  if (visit(node, parents) === false) return;
  for (const child of node.children ?? []) walk(child, visit, [...parents, node]);
}

/** The text a reader sees, without markup. */
export const textOf = (node: TreeNode): string => node.value ?? (node.children ?? []).map(textOf).join('');

export type { Parent };
