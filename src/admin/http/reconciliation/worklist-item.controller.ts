import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { parseStaffText } from '../../../domain/staff-text.js';
import { parseDecision } from '../../../domain/worklist-decision.js';
import { LinkByHand, type LinkOutcome } from '../../../reconciliation/link-by-hand.js';
import { WorkOnFinding, type WorkOutcome } from '../../../reconciliation/work-on-finding.js';
import type { WorklistKey } from '../../../reconciliation/worklist.js';
import { readText } from '../../../shared/http/form-text.js';
import { actorOf } from '../../access/actor.js';
import { Allow } from '../../access/allow.js';
import { CurrentStaff } from '../../access/signed-in.js';
import { adminPaths, adminRoutes } from '../../admin-paths.js';
import type { SignedIn } from '../../staff.js';
import { worklistNotices } from '../../worklist-words.js';
import { Flash } from '../flash.js';
import { actionMessages, staffTextMessage } from '../words/action-messages.js';
import { worklistKey } from './worklist-key.js';
import { WorklistPageSender } from './worklist-page.js';

/** Nothing was changed, and the page says why. */
const CONFLICTS: ReadonlySet<WorkOutcome | LinkOutcome> = new Set<WorkOutcome | LinkOutcome>([
  ...(['healed', 'changed', 'of-other', 'already-decided', 'nothing-to-undo', 'period-closed'] as const),
  ...(['not-linkable', 'already-linked'] as const),
]);

/** One line of the worklist, and what is done about it. */
@Controller()
export class WorklistItemController {
  constructor(
    private readonly page: WorklistPageSender,
    private readonly desk: WorkOnFinding,
    private readonly links: LinkByHand,
    private readonly flash: Flash,
  ) {}

  @Get(adminRoutes.worklistItem)
  @Allow('see-payments')
  async show(@Param() params: unknown, @CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const code = this.flash.take(reply.request, reply);
    const isKnown = code !== undefined && Object.hasOwn(worklistNotices, code);
    const notice = isKnown ? worklistNotices[code as keyof typeof worklistNotices] : null;
    await this.page.send(reply, by, worklistKey(params), { notice });
  }

  @Post(adminRoutes.worklistOwner)
  @Allow('work-worklist')
  async own(
    @Param() params: unknown,
    @Body() body: unknown,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const key = worklistKey(params);
    const isTaking = readText(body, 'what') !== 'leave';
    const outcome = isTaking ? this.desk.take(actorOf(by), key) : this.desk.leave(actorOf(by), key);
    await this.answer(reply, by, key, await outcome);
  }

  @Post(adminRoutes.worklistNotes)
  @Allow('work-worklist')
  async note(
    @Param() params: unknown,
    @Body() body: unknown,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.withText(params, body, { by, reply, form: 'note' }, (key, text) =>
      this.desk.note(actorOf(by), key, text),
    );
  }

  @Post(adminRoutes.worklistDecision)
  @Allow('work-worklist')
  async decide(
    @Param() params: unknown,
    @Body() body: unknown,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const key = worklistKey(params);
    const values = {
      decision: readText(body, 'decision'),
      reason: readText(body, 'reason'),
      text: readText(body, 'text'),
    };
    const parsed = parseDecision(values);
    if (!parsed.ok) {
      const refused = { form: 'decision' as const, values, ...actionMessages('decision', parsed.problems) };
      return this.page.send(reply.status(422), by, key, { refused });
    }
    const seenCents = Number(readText(body, 'cents'));
    await this.answer(reply, by, key, await this.desk.decide(actorOf(by), key, seenCents, parsed.decision));
  }

  @Post(adminRoutes.worklistLink)
  @Allow('work-worklist')
  async link(
    @Param() params: unknown,
    @Body() body: unknown,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const key = worklistKey(params);
    const name = readText(body, 'name').trim();
    const outcome = name === '' ? 'not-found' : await this.links.execute(actorOf(by), key, name);
    if (outcome === 'linked' || CONFLICTS.has(outcome)) return this.answer(reply, by, key, outcome);
    const { message } = worklistNotices[outcome];
    const refused = { lines: [{ message, href: '#link-name' }], values: { name }, errorOf: { name: message } };
    await this.page.send(reply.status(422), by, key, { refused: { form: 'link', ...refused } });
  }

  @Post(adminRoutes.worklistUndoing)
  @Allow('work-worklist')
  async undo(
    @Param() params: unknown,
    @Body() body: unknown,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.withText(params, body, { by, reply, form: 'undo' }, (key, text) =>
      this.desk.undo(actorOf(by), key, text),
    );
  }

  private async withText(
    params: unknown,
    body: unknown,
    { by, reply, form }: { readonly by: SignedIn; readonly reply: FastifyReply; readonly form: 'note' | 'undo' },
    work: (key: WorklistKey, text: string) => Promise<WorkOutcome>,
  ): Promise<void> {
    const key = worklistKey(params);
    const value = readText(body, 'text');
    const text = parseStaffText(value);
    if (text.ok) return this.answer(reply, by, key, await work(key, text.text));
    const message = staffTextMessage(text.problem);
    const refused = {
      lines: [{ message, href: `#${form}-text` }],
      values: { text: value },
      errorOf: { text: message },
    };
    await this.page.send(reply.status(422), by, key, { refused: { form, ...refused } });
  }

  private async answer(
    reply: FastifyReply,
    by: SignedIn,
    key: WorklistKey,
    outcome: WorkOutcome | LinkOutcome,
  ): Promise<void> {
    if (CONFLICTS.has(outcome)) return this.page.send(reply.status(409), by, key, { notice: worklistNotices[outcome] });
    this.flash.give(reply, outcome);
    await reply.redirect(adminPaths.worklistItem(key), 303);
  }
}
