/** Reactions: the one answer that only the first of two callers gets. */
import type { BotWorld, Reaction } from '../../bot/world.ts';
import { json, notFound, problem, type Registrar, repositoryRoute, textField } from '../../http.ts';
import { accountView } from '../../views/account.ts';

const CONTENTS = new Set(['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes']);

export function registerReactions(register: Registrar, world: BotWorld): void {
  register(
    repositoryRoute(
      'POST',
      '/issues/comments/{comment_id}/reactions',
      { permissions: ['issues', 'pull_requests'], level: 'write', people: 'anyone' },
      (call) => {
        const id = Number(call.params.comment_id);
        const content = textField(call.body, 'content') ?? '';
        if (!call.repository.comments.has(id) || !call.actor) return notFound();
        if (!CONTENTS.has(content)) return problem(422, 'Validation Failed');
        const all = world.reactions.get(id) ?? [];
        world.reactions.set(id, all);
        const view = (reaction: Reaction) => ({
          id: reaction.id,
          node_id: `R_${reaction.id}`,
          user: accountView(reaction.user, call),
          content: reaction.content,
          created_at: reaction.createdAt,
        });
        const known = all.find((reaction) => reaction.content === content && reaction.user.id === call.actor?.id);
        if (known) return json(view(known), 200);
        const reaction = { id: world.state.nextId(), content, user: call.actor, createdAt: world.state.now() };
        all.push(reaction);
        return json(view(reaction), 201);
      },
    ),
  );
}
