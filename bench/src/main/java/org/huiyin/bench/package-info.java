/// How fast Huiyin is: JMH measures the libraries, a client of the API measures a running
/// server, and `pgbench` gives the floor, which is what the database alone needs for the same
/// rows.
///
/// Nothing here asserts a timing, and no test runs it: figures belong in `docs/performance.md`,
/// with the machine that they were measured on.
@NullMarked
package org.huiyin.bench;

import org.jspecify.annotations.NullMarked;
