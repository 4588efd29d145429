/** `npm run build [action|cli|bot …]`: bundles the shells. Without a name: all of them. */
type Target = 'action' | 'cli' | 'bot';
const builders: Record<Target, () => Promise<{ build: () => Promise<void> }>> = {
  action: () => import('./build/action.ts'),
  cli: () => import('./build/cli.ts'),
  bot: () => import('./build/bot.ts'),
};

const isTarget = (name: string): name is Target => Object.hasOwn(builders, name);

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !isTarget(name));
if (unknown.length > 0) {
  console.error(`build: no such bundle: ${unknown.join(', ')}. There are: ${Object.keys(builders).join(', ')}`);
  process.exit(2);
}
for (const name of wanted.length > 0 ? wanted.filter(isTarget) : (Object.keys(builders) as Target[])) {
  await (await builders[name]()).build();
  console.log(`built ${name}/dist`);
}
