/** Behind a proxy the toolkit's own fetch is used, which reads https_proxy and no_proxy; without one Node's, which loads faster. */

export async function proxyFetch(variables: NodeJS.ProcessEnv): Promise<typeof fetch | null> {
  const names = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];
  if (!names.some((name) => (variables[name] ?? '') !== '')) return null;
  const { defaults } = await import('@actions/github/lib/utils');
  return defaults.request?.fetch ?? null;
}
