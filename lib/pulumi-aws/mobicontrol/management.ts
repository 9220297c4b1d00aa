import { CONSOLES, SEARCH_SERVER, SQL_SERVER } from '../../access/products/mobicontrol';
import { NamedAccess } from '../named-access';
import type { EdgeOptions, RoleAccess } from '../role-access';

/** What may be opened where a management server stands: alone, or on the machine of the deployment server. */
export abstract class MobiControlManagement extends NamedAccess {
  /**
   * Opens コンソール (the console) on TCP 443 of the management server for machines with the role `console`, on both sides.
   *
   * @throws InputPropertiesError where the component has no console, or no management server stands here.
   */
  allowConsoles(consoles: RoleAccess, options: EdgeOptions = {}): void {
    this.allow(CONSOLES, consoles, options);
  }

  /**
   * Opens the way of the MobiControl Search Server to the management server, on both sides. The page shows its port in a
   * figure only: nothing opens before both profiles have `ports: { 'search-server-management-server': ... }`.
   *
   * @throws InputPropertiesError where the component is no search server, and where the two sides speak of different
   *   ports.
   */
  allowSearchServer(searchServer: RoleAccess, options: EdgeOptions = {}): void {
    this.allow(SEARCH_SERVER, searchServer, options);
  }

  /**
   * Opens the way of the management server to the Microsoft SQLサーバ, on both sides. The page shows its port in a figure
   * only: nothing opens before both profiles have `ports: { 'management-server-sql-server': ... }`.
   *
   * @throws InputPropertiesError where the component is no SQL server, and where the two sides speak of different
   *   ports.
   */
  allowSqlServer(sqlServer: RoleAccess, options: EdgeOptions = {}): void {
    this.allow(SQL_SERVER, sqlServer, options);
  }
}
