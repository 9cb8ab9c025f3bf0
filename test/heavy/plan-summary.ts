/** What EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) says of a plan, in one line. */
export interface PlanSummary {
  readonly scans: string;
  /** Pages of 8 KB that were looked at, wherever they came from. */
  readonly pages: number;
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: readonly PlanNode[];
}

export function summarise(plan: readonly { readonly Plan: PlanNode }[]): PlanSummary {
  const root = plan[0]!.Plan;
  const scans = new Set(nodesOf(root).flatMap(scanOf));
  return { scans: [...scans].join(', '), pages: root['Shared Hit Blocks'] + root['Shared Read Blocks'] };
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

function scanOf(node: PlanNode): string[] {
  if (node['Index Name'] !== undefined) return [node['Index Name']];
  return node['Node Type'] === 'Seq Scan' ? [`all of ${node['Relation Name'] ?? '?'}`] : [];
}
