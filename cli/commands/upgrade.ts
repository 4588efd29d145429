/** `ds-review upgrade`: every config under two DeepSpeed releases: what will be rejected, and which defaults moved under it. */
import { decodeUtf8 } from '../../core/config/decode.ts';
import { looksLikeDeepSpeedConfig } from '../../core/config/detect.ts';
import { parseConfigBytes } from '../../core/config/parse.ts';
import { reviewUpgrade, type UpgradeReview } from '../../core/diff/upgrade.ts';
import { type Block, code, heading, type Inline, list, paragraph, sentence, text } from '../../core/report/document.ts';
import { locate } from '../../core/report/finding.ts';
import { terminal } from '../../core/report/terminal.ts';
import { oneOf } from '../arguments.ts';
import { type Arguments, type Command, type ExitCode, type Io, UsageError } from '../command.ts';
import { sourceFiles } from '../files.ts';
import { releaseOf } from '../release.ts';

const upgrade: Command = {
  summary: 'what a move to another DeepSpeed release does to configs',
  usage: 'FROM TO [PATH…]',
  options: { format: { type: 'string', value: 'text|json', help: 'default text' } },
  examples: ['ds-review upgrade 0.16.9 0.19.8 configs/'],
  exits: '0 every config runs on; 1 some will not; 2 not looked at',
  run,
};

export default upgrade;

async function run(args: Arguments, io: Io): Promise<ExitCode> {
  const [from, to, ...paths] = args.positionals;
  if (from === undefined || to === undefined)
    throw new UsageError('upgrade takes two releases: ds-review upgrade FROM TO [PATH…]');
  const format = oneOf('format', args.text('format') ?? 'text', ['text', 'json'] as const);
  const [older, newer] = await Promise.all([releaseOf(from, io), releaseOf(to, io)]);
  const reviews: { readonly path: string; readonly review: UpgradeReview; readonly blocks: readonly Block[] }[] = [];
  for await (const file of sourceFiles(paths.length > 0 ? paths : ['.'], io)) {
    if (!file.named && !looksLikeDeepSpeedConfig(decodeUtf8(file.bytes).text)) continue;
    const document = parseConfigBytes(file.path, file.bytes);
    const review = reviewUpgrade(document, older, newer);
    // What a moved default does is said by the list of moved defaults.
    const appeared = review.appeared
      .filter((finding) => finding.severity !== 'notice')
      .map((finding) => locate(finding, document));
    const items: (readonly Inline[])[] = [
      ...appeared.map((finding) => [
        text(`${finding.severity === 'error' ? '❌' : '⚠️'} ${finding.range.start.line}:${finding.range.start.column} `),
        code(finding.rule),
        text(' '),
        ...sentence(finding.message),
      ]),
      ...review.movedDefaults.map((moved) => [
        text('↷ '),
        code(moved.key),
        text(`: default ${JSON.stringify(moved.from)} → ${JSON.stringify(moved.to)}. `),
        ...sentence(moved.message),
      ]),
    ];
    reviews.push({
      path: file.path,
      review,
      blocks: items.length === 0 ? [] : [heading(4, code(file.path)), list(items)],
    });
  }
  const broken = reviews.filter(({ review }) =>
    review.appeared.some((finding) => finding.effect === 'rejects' || finding.effect === 'fails'),
  );
  if (format === 'json')
    io.out(
      `${JSON.stringify({ from: older.deepspeed, to: newer.deepspeed, files: reviews.map(({ path, review }) => ({ path, appeared: review.appeared.map(asData), gone: review.gone.map(asData), verdicts: review.verdicts, moved_defaults: review.movedDefaults })) }, null, 2)}\n`,
    );
  else {
    const quiet = reviews.filter(({ blocks }) => blocks.length === 0).length;
    const summary = `DeepSpeed ${older.deepspeed} → ${newer.deepspeed}: ${reviews.length} configs, ${broken.length} will not run as they are, ${quiet} are not touched.`;
    io.out(
      terminal([...reviews.flatMap(({ blocks }) => blocks), paragraph(text(summary))], {
        colour: io.colour,
        width: io.columns,
      }),
    );
  }
  return broken.length > 0 ? 1 : 0;
}

const asData = ({ rule, severity, message, at }: UpgradeReview['appeared'][number]) => ({
  rule,
  severity,
  message,
  pointer: at.pointer,
});
