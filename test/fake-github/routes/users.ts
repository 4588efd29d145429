import { json, notFound, problem, type Registrar } from '../http.ts';
import { accountView } from '../views/account.ts';

export function registerUsers(register: Registrar): void {
  register(
    {
      method: 'GET',
      path: '/user',
      // an installation's token is nobody's
      handle: (call) => {
        if (!call.token) return problem(401, 'Requires authentication');
        if (call.token.app) return problem(403, 'Resource not accessible by integration');
        return json(accountView(call.token.actor, call));
      },
    },
    {
      method: 'GET',
      path: '/users/{username}',
      handle: (call) => {
        const account = call.state.accounts.get((call.params.username ?? '').toLowerCase());
        return account ? json(accountView(account, call)) : notFound();
      },
    },
  );
}
