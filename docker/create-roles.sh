#!/bin/sh
# Runs once, when the database container starts on an empty volume; the same roles as packages/db/src/embedded/ensure-database.ts.
set -eu
psql --set=ON_ERROR_STOP=1 --set=owner="$OWNER_PASSWORD" --set=app="$APP_PASSWORD" --username=postgres --dbname=postgres <<'SQL'
CREATE ROLE posoka_owner LOGIN CREATEROLE PASSWORD :'owner';
CREATE ROLE posoka_app LOGIN PASSWORD :'app';
CREATE ROLE posoka_matching NOLOGIN;
GRANT posoka_matching TO posoka_app WITH INHERIT FALSE, SET TRUE;
CREATE DATABASE posoka OWNER posoka_owner TEMPLATE template0;
REVOKE ALL ON DATABASE posoka FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE posoka TO posoka_app, posoka_matching;
SQL
