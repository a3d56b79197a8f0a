-- The log's tables: no policy and no grant but the owner's. They are reached through functions/log.sql only.
revoke execute on function log_filler(bytea, bigint), log_lock(), log_number(), log_data(bigint, bigint),
  log_move(bigint, bytea, int[], bigint[], bytea[]), log_publish(text, timestamptz, text, text), log_state(),
  log_tile_of(bigint, int, bigint, int), log_tile_hashes(int, bigint, int), log_tile_now(int, bigint, int), log_entries(bigint, int),
  log_find(bytea), log_witnesses(), log_cosigned(bigint), log_cosign(bigint, text, text, text, timestamptz) from public;
grant execute on function log_lock(), log_number(), log_data(bigint, bigint), log_tile_now(int, bigint, int),
  log_move(bigint, bytea, int[], bigint[], bytea[]), log_publish(text, timestamptz, text, text) to app_worker;
-- Public facts: whoever serves a page may read them.
grant execute on function log_state(), log_tile_hashes(int, bigint, int), log_entries(bigint, int), log_find(bytea), log_witnesses(), log_cosigned(bigint)
  to app_portal, app_worker, app_office, app_wide, app_scoped;
grant execute on function log_cosign(bigint, text, text, text, timestamptz) to app_portal;
